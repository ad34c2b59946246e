// One of several processes whose runs come to the same breaker: node probe-runner.mjs <folder> <"break" or "">
// Says "ready", waits for a line, starts one clip and prints each plan it opens ("small" or "own"); a small one waits for another
// line. At the end it prints how the run ended and by which failure.
import { nextLine, smallRetake, writing } from './small-retake.mjs';

const [folder, fate] = process.argv.slice(2);
const smallSteps = 2;
const stages = [writing(['request'])];
const parts = {
  validate: async (request) => ({ request: { steps: 40, ...request }, adjustments: [], problems: [] }),
  estimate: async ({ request }) => [{ stage: 'write', peakBytes: 1, work: request.steps, parts: {} }],
  async open({ request }) {
    if (fate === 'break') throw new Error('as the test wants');
    const small = request.steps === smallSteps;
    console.log(small ? 'small' : 'own');
    if (small) await nextLine();
    return { stages, close: async () => undefined };
  },
};

const retake = await smallRetake(folder, 'runner', { parts, scope: 'process' });
console.log('ready');
await nextLine();
const limits = { breakerHalfOpenMs: 0 };
const job = await retake.submit({ model: 'runner', checkpoint: folder }, { limits });
const { state, error } = await job.settled();
console.log(`${state} ${error?.facts.failure?.code ?? ''}`);
await retake.stop();
process.exit();
