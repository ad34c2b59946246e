const consents = { auto: 'automatic', ask: 'asks first', hands: 'manual: a person does it' };
const memories = { less: 'less memory', same: 'the same memory', more: 'more memory' };

/** Measurements are on a page beside this one. */
const linked = (source) => source.replace(/docs\/(measured\.md#[\w-]+)/, '[$&]($1)');

/** docs/actions.md from the rows of the catalogue. */
export function renderActions({ catalogue, needs, priorities, typesOf }) {
  const strategies = [...new Set(catalogue.map(({ strategy }) => strategy))];
  return [
    `# Actions

The ${catalogue.length} remedies that Retake knows, what each changes, when it applies and what it costs. Written by
\`tools/action-docs/write.mjs\` from the catalogue in \`@retake/remedies\`; change it there. \`retake actions\` lists the same, with
what is available on your machine.

Which of them is tried is not in this list: the kernel drops what cannot help, what was tried and what does not fit, and takes
the one of the highest expected value. A prior is a guess until this machine has a history of its own.

Each is tested by the plan after it, and each operation on files by the files after it. What actions save was
[measured](measured.md#memory-with-and-without-an-action) where Retake's own models offer them. Tested by their plans only, because
nothing here offers their dial: other attention kernels, providers and compilation (ONNX Runtime's CPU provider has one of each),
the generic pipeline and ComfyUI (other engines), FP16 weights (this runtime holds them in FP32 whatever they are stored in),
sequential offload and the CPU in place of a card.

## By failure type

In the order an expert would think of them. \`priorities\` in the configuration of the strategies replaces the list of a type.

${Object.entries(priorities)
  .map(
    ([type, ids]) =>
      `- **\`${type}\`**: ${ids.map((id) => `[${id}](#${id.replaceAll('.', '')})`).join(', ')}`,
  )
  .join('\n')}
`,
    ...strategies.map((name) => section(name, catalogue, needs, typesOf)),
  ].join('\n');
}

function section(strategy, catalogue, needs, typesOf) {
  const rows = catalogue.filter((row) => row.strategy === strategy);
  return `## strategy-${strategy}\n\n${rows.map((row) => entry(row, needs, typesOf)).join('\n')}`;
}

function entry(row, needs, typesOf) {
  const { quality, timeFactor, memory } = row.effect;
  const facts = [
    `Class \`${row.strategyClass}\`${row.kind ? `, kind \`${row.kind}\`` : ''}; ${consents[row.consent]}.`,
    `Changes: ${row.changes}.${row.operation ? ` Operation \`${row.operation}\`.` : ''}`,
    `When: ${row.when}.`,
    `Answers: ${typesOf(row.id)
      .map((type) => `\`${type}\``)
      .join(', ')}.`,
    `Chance that it helps: ${row.probability.value} (${linked(row.probability.source)}).`,
    `Costs: ${costOf(quality)}; ${timeOf(timeFactor)}; ${memories[memory]}.`,
    ...(row.needs === 'nothing' ? [] : [`Needs ${needs[row.needs]}.`]),
  ];
  return `### ${row.id}\n\n${row.title}. ${row.why}\n\n${facts.map((fact) => `- ${fact}`).join('\n')}\n`;
}

function costOf(quality) {
  if (quality === 'by setting') return 'quality as the setting says';
  return quality === 0 ? 'no quality' : `${Math.round(quality * 100)} % of the quality`;
}

function timeOf(factor) {
  if (factor === 'by setting') return 'time as computed from what changes';
  return factor === 1 ? 'no more time' : `${factor} × the time that is left`;
}
