import { fileURLToPath } from 'node:url';
import { createRetake } from '@retake/kernel';

const folder = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The whole app. It names no plugin: what it can do stands in its package.json. */
const retake = await createRetake({
  from: import.meta.url,
  runsDirectory: folder('./runs'),
  cacheDirectory: folder('./cache'),
});
const output = { plugins: retake.plugins() };
try {
  const request = { model: 'simulated', checkpoint: folder('.'), prompt: 'a test', frames: 81 };
  output.report = (await retake.generate(request)).report;
} catch ({ code, message, hint }) {
  output.error = { code, message, hint };
}
await retake.stop();
process.stdout.write(JSON.stringify(output));
