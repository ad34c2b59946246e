// One of several processes whose runs write the same history: node history-writer.mjs <folder> <count>
// Says "ready", waits for a line, makes that many clips one after the other, each of which fails once and recovers, prints the
// problems of the history that were told and "done".
import { nextLine, smallRetake, writing } from './small-retake.mjs';

const [folder, count] = process.argv.slice(2);
let plan;
const stage = writing(['request', 'options'], () => {
  if (!plan.options.tiling) throw new Error('as the test wants');
});
const open = async (given) => {
  plan = given;
  return { stages: [stage], close: async () => undefined };
};
const action = {
  id: 'tile',
  title: 'tile',
  why: 'test',
  strategyClass: 'intelligent_fallback',
  patch: { 'options.tiling': 256 },
  delayMs: 0,
  probability: 0.9,
  cost: { quality: 0, timeFactor: 1 },
  consent: 'auto',
};

const retake = await smallRetake(folder, 'writer', {
  parts: { open },
  options: { tiling: null },
  strategies: { tiles: { propose: () => [action] } },
});
console.log('ready');
await nextLine();
for (let index = 0; index < Number(count); index += 1) {
  const job = await retake.submit({ model: 'writer', checkpoint: folder, seed: index });
  await job.result();
  for (const event of await retake.history(job.id))
    if (event.type === 'history.problem') console.log(`problem ${event.code} ${event.message}`);
}
await retake.stop();
console.log('done');
process.exit();
