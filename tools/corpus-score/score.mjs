/**
 * How rightly the built classifiers name labelled failures, and how quickly. See README.md beside this file.
 *
 *   node tools/corpus-score/score.mjs <failures.jsonl> [--misses] [--json] [--no-speed]
 */
import { readFileSync } from 'node:fs';
import { explain } from '../../packages/kernel/dist/index.js';
import { everyPattern } from './every-pattern.mjs';
import { confusionsOf, figuresOf, judge } from './judge.mjs';
import { loadClassifiers } from './load-classifiers.mjs';
import { measureSpeed } from './measure-speed.mjs';
import { rivalRecall } from './rivals.mjs';

const words = process.argv.slice(2);
const path = words.find((word) => !word.startsWith('--'));
const asked = (flag) => words.includes(flag);
if (!path) {
  console.error('usage: node tools/corpus-score/score.mjs <failures.jsonl> [--misses] [--json] [--no-speed]');
  process.exit(2);
}

const cases = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line));
const classifiers = await loadClassifiers();
const answerBy =
  (asked) =>
  ({ text, stage, model }) =>
    explain(text, {
      classifiers: asked,
      onlyBest: true,
      ...(stage && stage !== 'unknown' ? { stage } : {}),
      ...(model && model !== 'unknown' ? { model } : {}),
    }).failure;
const answer = answerBy(classifiers);
const judged = cases.map((one) => judge(one, answer(one)));
const figures = figuresOf(judged);
const rivals = rivalRecall(judged);
const speed = asked('--no-speed') ? undefined : measureSpeed(cases, answer);
const plain = speed && measureSpeed(cases, answerBy(await everyPattern()), { trials: 3, warmUp: 2 });

if (asked('--json'))
  console.log(JSON.stringify({ figures, rivals, speed, plain, confusions: confusionsOf(judged) }));
else {
  print(figures);
  printEngines();
  printRivals();
  console.log('\nconfusions of types');
  for (const [key, count] of confusionsOf(judged)) console.log(`  ${String(count).padStart(3)}  ${key}`);
  if (speed) printSpeed();
}
if (asked('--misses')) printMisses();

function print({ cases: count, covered, type, category, strict, lenient, ...rest }) {
  console.log(`cases                  ${count}`);
  console.log(`covered                ${percent(covered)}`);
  console.log(`type                   ${percent(type)}`);
  console.log(`category               ${percent(category)}`);
  console.log(`first move, strict     ${percent(strict)}`);
  console.log(`first move, lenient    ${percent(lenient)}`);
  console.log(`memory missed          ${rest.memoryMissed} of ${rest.memory} that name it`);
  console.log(
    `confident and wrong    ${rest.confidentWrong} of ${rest.confident} at 0.9 or more (${percent(rest.confidentWrong / Math.max(1, rest.confident))})`,
  );
}

/** Files of one's own need not name the program. */
function engineOf({ engine = 'not named' }) {
  return engine;
}

function printEngines() {
  console.log('\nengine        cases   type  category  first move');
  for (const engine of [...new Set(judged.map(({ one }) => engineOf(one)))].sort()) {
    const own = figuresOf(judged.filter(({ one }) => engineOf(one) === engine));
    const [type, category, strict] = [own.type, own.category, own.strict].map((part) =>
      percent(part).padStart(8),
    );
    console.log(`${engine.padEnd(14)}${String(own.cases).padStart(5)}${type}${category}${strict}`);
  }
}

function printRivals() {
  console.log('\nmemory failures found (recall on the labelled type; false alarms on all others)');
  for (const { name, type, found, of, falseAlarms } of rivals)
    console.log(
      `  ${type.padEnd(23)} ${name.padEnd(30)} ${found} of ${of} (${percent(found / Math.max(1, of))}), ${falseAlarms} false`,
    );
}

function printSpeed() {
  const figure = (perSecond) => Math.round(perSecond).toLocaleString('en');
  console.log(
    `\n${figure(speed.perSecond)} messages/s of processor time (median; ${figure(speed.slowest)} to ${figure(speed.quickest)}), all different, ${speed.meanLength.toFixed(0)} characters each on average, by ${classifiers.length} classifiers`,
  );
  console.log(
    `${figure(plain.perSecond)} messages/s where every pattern is tried one after the other: ${(speed.perSecond / plain.perSecond).toFixed(1)} times as quick`,
  );
}

function printMisses() {
  for (const { one, said, type, category, strict } of judged.filter(
    (entry) => !entry.type || !entry.category || !entry.strict,
  ))
    console.log(
      `${one.id}: ${[type ? '' : 'T', category ? '' : 'C', strict ? '' : 'S'].join('')} said ${said.evidence.classifier}/${said.evidence.rule} ${said.confidence} (${said.type}, ${said.category}, ${said.firstMove}), labelled ${JSON.stringify([one.accept.failureType, one.accept.category, one.firstMove])}`,
    );
}

function percent(part) {
  return `${(100 * part).toFixed(1)} %`;
}
