/** The pages of docs/errors by file name: one for each failure type and each cause with words of its own, and the list of them. */
export function renderErrors({ failureWordsTable, causeWordsTable, failureEntry, guides, tellElsewhere }) {
  const types = Object.keys(failureWordsTable).sort();
  const causes = [...causeWordsTable].sort((a, b) => (a.id < b.id ? -1 : 1));
  const pages = types.map((type) => {
    const own = causes.filter((cause) => cause.type === type);
    const about = `Failure type \`${type}\`.`;
    const leading = guides.filter(({ types: fitting }) => fitting.includes(type));
    return [`${type}.md`, page(about, failureWordsTable[type], leading, type, tellElsewhere) + kinds(own)];
  });
  const parts = causes.map(({ id, type, causes: names }) => {
    const about = `Failure type [\`${type}\`](${type}.md), codes ending in ${names.map((name) => `\`${name}\``).join(', ')}.`;
    const leading = guides.filter(({ causes: fitting, types: all, except = [] }) =>
      names.some((name) => fitting.includes(name) || (all.includes(type) && !except.includes(name))),
    );
    return [`${id}.md`, page(about, failureEntry({ type, code: names[0] }), leading, type, tellElsewhere)];
  });
  return Object.fromEntries([['README.md', list(types, failureWordsTable, causes)], ...pages, ...parts]);
}

const written = `Written by \`tools/error-docs/write.mjs\` from the words in \`@retake/guides\`; change it there.`;

function list(types, table, causes) {
  const rows = types.flatMap((type) => [
    `| [\`${type}\`](${type}.md) | ${table[type].title} |`,
    ...causes.filter((one) => one.type === type).map(({ id, title }) => `| — [${id}](${id}.md) | ${title} |`),
  ]);
  return `# What went wrong

The types of failure in plain words, and below some of them the causes that need other words. ${written}

| type | |
|---|---|
${rows.join('\n')}
`;
}

function kinds(causes) {
  if (causes.length === 0) return '';
  return `
## What it can be more precisely

${causes.map(({ id, title }) => `- [${title}](${id}.md)`).join('\n')}
`;
}

/** What the places are called that a step may have a command of its own for. */
const places = {
  rocm: 'AMD',
  xpu: 'Intel',
  mps: 'Mac',
  directml: 'DirectML',
  darwin: 'macOS',
  win32: 'Windows',
  comfyui: 'ComfyUI',
  ollama: 'Ollama',
  webui: 'Stable Diffusion web UI',
  lmstudio: 'LM Studio',
  proxy: 'a proxy',
};

function page(about, { id, title, sentence, means, retake, steps, minutes }, leading, type, tellElsewhere) {
  return `# ${title}

${about} ${written}

${sentence}

**What it means for your work.** ${means}

**What Retake does.** ${retake} [All remedies for it, in their order](../actions.md#by-failure-type).

${tellElsewhere(id ?? type)
  .map((told) => `**${told.replace(': ', ':** ')}\n\n`)
  .join('')}**How long it takes.** ${minutes[0]} to ${minutes[1]} minutes of your time, as a rule.

## What you can do

${plain(steps.map(step).join('\n'))}
${leading.map(({ id, title: name }) => `\nStep by step, with checks: \`retake fix ${id}\` (${name}).\n`).join('')}
Every code of the type \`${type}\`: [failures.md](../failures.md).
`;
}

function step({ text, command, by = {} }, at) {
  const block = command === undefined ? '' : `\n\n   \`\`\`sh\n   ${plain(command)}\n   \`\`\`\n`;
  const others = Object.entries(by).map(([place, line]) => `${places[place]}: \`${plain(line)}\``);
  return `${at + 1}. ${text}${block}${others.length === 0 ? '' : `\n   ${others.join('; ')}\n`}`;
}

/** A command as it stands where nothing is known: `{run|RUN}` is `RUN`. */
function plain(command) {
  return command.replaceAll(/\{\w+\|([^}]*)\}/g, '$1');
}
