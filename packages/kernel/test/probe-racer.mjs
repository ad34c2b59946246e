// One of several processes that ask the same breaker: node probe-racer.mjs <runs directory> <breaker>
// Says "ready", waits for a line, asks, prints the answer as JSON, then waits for another line: "pass" tells success, an end of
// input ends it without a word.
import { createInterface } from 'node:readline';
import { breakerDefaults, openHistory, systemClock } from '@retake/kernel';

const [runsDirectory, name] = process.argv.slice(2);
const history = openHistory({ runsDirectory, clock: systemClock, owner: `racer ${process.pid}` });
const rules = { ...breakerDefaults, halfOpenMs: 0 };
await history.requireUsable();
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
console.log('ready');
await lines.next();
const answer = await history.breakers.admit(name, rules);
console.log(JSON.stringify(answer));
const { value } = await lines.next();
if (value === 'pass' && answer.admitted) await history.breakers.settle(name, rules, answer, 'passed');
await history.close();
