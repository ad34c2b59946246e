import { runCli } from '@retake/cli';
import { clipWords } from './clip-words.js';
import { homeFolder, runsFolder } from './folders.js';

const usageExit = 2;
const honest =
  'The tiny models know single coloured shapes and nothing else: of other pictures they make something blurred.';

/** What a person types for commands of `retake`; runs are gone on with by it. */
const command = 'npm start --';

/** Makes a clip with a tiny model, as `retake generate` does. Gives the exit code. */
export async function makeClip(given: readonly string[]): Promise<number> {
  const clip = clipWords(given);
  if (!clip) {
    console.error('✗ --model takes t2v, i2v or ti2v, and the tiny models know no other.');
    console.error(
      'Other checkpoints: npm start -- generate --checkpoint <folder> …  Flags: npm start -- --help',
    );
    return usageExit;
  }
  if (clip.ownImage) console.error(honest);
  if (clip.prompt) console.error(`Without --prompt: "${clip.prompt}"`);
  return runCommand(clip.words);
}

/** Runs a command of `retake` with the demo's plugins and runs. Gives the exit code. */
export function runCommand(words: readonly string[]): Promise<number> {
  return runCli({ from: import.meta.url, words, command, runsDirectory: runsFolder(homeFolder()) });
}
