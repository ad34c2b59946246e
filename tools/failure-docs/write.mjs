/**
 * Writes docs/failures.md from the tables of the built classifiers:
 *
 *   node tools/failure-docs/write.mjs
 *
 * The classifiers' tests want a section for every code they can give.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';

const packages = new URL('../../packages/', import.meta.url);
const classifiers = readdirSync(packages)
  .filter((name) => name.startsWith('classifier-') && existsSync(new URL(`${name}/dist/index.js`, packages)))
  .map((name) => name.slice('classifier-'.length))
  .sort();
const tables = await Promise.all(
  classifiers.map(async (name) => {
    const module = await import(new URL(`../../packages/classifier-${name}/dist/index.js`, import.meta.url));
    return module[`${name}Rules`].map((rule) => ({ ...rule, classifier: name }));
  }),
);

const unclassified = {
  code: 'WAN_INFERENCE/unclassified',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'permanent',
  userMessage:
    'No installed classifier knows this error. When one could not be asked because it crashed, the message names it.',
  nextSteps: [
    'Read the technical detail.',
    'Install a classifier plugin that knows errors of this kind, or write one.',
  ],
  classifier: 'kernel',
  id: 'unclassified',
};

const { generalFailures } = await import(new URL('kernel/dist/index.js', packages));
const general = Object.entries(generalFailures).map(([kind, row]) => ({
  ...row,
  classifier: 'kernel',
  id: `general_${kind}`,
}));

const meaning = {
  transient: 'The same may pass when tried again.',
  needs_change: 'Only a changed plan helps.',
  permanent: 'Only a person helps.',
};

const byCode = group([...tables.flat(), unclassified, ...general]);
const sections = [...byCode]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([code, rules]) => section(code, rules));
const head = `# Failures

Every code a failure can have, what it means and what a person can do. Written by \`tools/failure-docs/write.mjs\` from
the tables of the classifiers; change it there.
`;
writeFileSync(new URL('../../docs/failures.md', import.meta.url), `${[head, ...sections].join('\n')}`);

function section(code, rules) {
  const sentences = unique(rules.map(({ userMessage }) => userMessage));
  const facts = unique(
    rules.map(
      ({ type, severity, scope, transience }) =>
        `\`${type}\`, severity ${severity}, scope ${scope}, ${transience}: ${meaning[transience]}`,
    ),
  );
  const steps = unique(rules.flatMap(({ nextSteps }) => nextSteps));
  const sources = unique(rules.map(({ classifier, id }) => `\`${classifier}\` (${id})`));
  return `## ${code}

${sentences.join(' ')}

${list([...facts, `Known to: ${sources.join(', ')}.`])}

What you can do:

${list(steps)}
`;
}

function list(items) {
  return items.map((item) => `- ${item}`).join('\n');
}

function unique(items) {
  return [...new Set(items)];
}

function group(rules) {
  const groups = new Map();
  for (const rule of rules) groups.set(rule.code, [...(groups.get(rule.code) ?? []), rule]);
  return groups;
}
