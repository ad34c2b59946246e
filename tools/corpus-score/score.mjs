/**
 * How often the built classifiers name a labelled failure rightly. For information, not a test.
 *
 *   node tools/corpus-score/score.mjs <failures.jsonl> [--misses]
 *
 * One JSON object a line: `id`, `text`, `stage`, and the labels that count as right in `accept.failureType` and
 * `accept.category`. Answered = a classifier spoke; of these, how many were right.
 */
import { readFileSync } from 'node:fs';

const classifierNames = ['ort', 'system', 'weights'];
const [path, option] = process.argv.slice(2);
if (!path) {
  console.error('usage: node tools/corpus-score/score.mjs <failures.jsonl> [--misses]');
  process.exit(2);
}

const classifiers = await Promise.all(
  classifierNames.map(async (name) => {
    const module = await import(new URL(`../../packages/classifier-${name}/dist/index.js`, import.meta.url));
    return module[`${name}Classifier`];
  }),
);
const cases = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line));

const judged = cases.map((one) => {
  const best = bestOpinion(one);
  return {
    one,
    best,
    type: one.accept.failureType.includes(best?.type),
    category: one.accept.category.includes(best?.category),
  };
});
const answered = judged.filter(({ best }) => best !== undefined);

console.log(`cases     ${judged.length}`);
console.log(`answered  ${answered.length} (${percent(answered.length, judged.length)})`);
console.log(`type      ${right(answered, 'type')} of answered, ${right(judged, 'type')} of all`);
console.log(`category  ${right(answered, 'category')} of answered, ${right(judged, 'category')} of all`);
if (option === '--misses')
  for (const { one, best } of answered.filter(({ type, category }) => !type || !category))
    console.log(
      `${one.id}: said ${best.rule} (${best.type}, ${best.category}), labelled ${JSON.stringify(one.accept)}`,
    );

function bestOpinion({ text, stage }) {
  const evidence = { name: 'Error', message: text, causes: [], facts: {} };
  const known = stage === 'unknown' ? evidence : { ...evidence, stage };
  return classifiers
    .flatMap((classifier) => classifier.classify(known))
    .sort((a, b) => b.confidence - a.confidence)[0];
}

function right(list, field) {
  return percent(list.filter((entry) => entry[field]).length, list.length);
}

function percent(part, whole) {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
