/** The pages of docs/errors by file name: one for each failure type, and the list of them. */
export function renderErrors({ failureWordsTable, guides }) {
  const types = Object.keys(failureWordsTable).sort();
  const pages = types.map((type) => [`${type}.md`, page(type, failureWordsTable[type], guides)]);
  return Object.fromEntries([['README.md', list(types, failureWordsTable)], ...pages]);
}

const written = `Written by \`tools/error-docs/write.mjs\` from the words in \`@retake/guides\`; change it there.`;

function list(types, table) {
  const rows = types.map((type) => `| [\`${type}\`](${type}.md) | ${table[type].title} |`);
  return `# What went wrong

The types of failure, in plain words. ${written}

| type | |
|---|---|
${rows.join('\n')}
`;
}

function page(type, { title, sentence, means, retake, steps, minutes }, guides) {
  const leading = guides.filter(({ types }) => types.includes(type));
  return `# ${title}

Failure type \`${type}\`. ${written}

${sentence}

**What it means for your work.** ${means}

**What Retake does.** ${retake} [All remedies for it, in their order](../actions.md#by-failure-type).

**How long it takes.** ${minutes[0]} to ${minutes[1]} minutes of your time, as a rule.

## What you can do

${steps.map(step).join('\n')}
${leading.map(({ id, title: name }) => `\nStep by step, with checks: \`retake fix ${id}\` (${name}).\n`).join('')}
Every code of this type: [failures.md](../failures.md).
`;
}

function step({ text, command }, at) {
  return `${at + 1}. ${text}${command === undefined ? '' : `\n\n   \`\`\`sh\n   ${plain(command)}\n   \`\`\`\n`}`;
}

/** A command as it stands where nothing is known: `{run|RUN}` is `RUN`. */
function plain(command) {
  return command.replaceAll(/\{\w+\|([^}]*)\}/g, '$1');
}
