import { parseArgs } from 'node:util';
import { DemoStage } from './demo-stage.js';
import type { Fault } from './fault.js';
import { faults, stories } from './faults/index.js';
import { homeFolder, pictureFile } from './folders.js';
import { makeClip, runCommand } from './make-clip.js';
import { makePicture } from './make-picture.js';
import { play } from './play.js';
import { tinyClips } from './tiny-clips.js';
import { usage } from './usage.js';

const usageExit = 2;

async function main(words: readonly string[]): Promise<number> {
  if (words[0]?.startsWith('-') === false) return runCommand(words);
  const flags = readFlags(words);
  const asksForClip = words.some((word) => /^--(model|image)(=|$)/.test(word));
  if (typeof flags !== 'string' && flags.help) return print(usage);
  if (asksForClip) return makeClip(words);
  if (typeof flags === 'string') return print(`${flags}\n${usage}`, usageExit);
  const chosen = chooseFaults(flags);
  if (chosen.length === 0) return print(`There is no fault "${flags.fault}".\n${usage}`, usageExit);
  const { prompt, seed } = flags;
  const clips = tinyClips({ ...(prompt && { prompt }), ...(seed && { seed: Number(seed) }) });
  const home = homeFolder(flags.home);
  const stage = await DemoStage.open(home, clips, (line) => console.log(line));
  try {
    if (flags.picture) {
      await makePicture(stage, pictureFile);
      return 0;
    }
    let failed = 0;
    for (const fault of chosen) failed += await play(stage, fault);
    return failed === 0 ? 0 : 1;
  } finally {
    await stage.close();
  }
}

/** The flags, or what is wrong with them. */
function readFlags(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        fault: { type: 'string' },
        all: { type: 'boolean' },
        picture: { type: 'boolean' },
        prompt: { type: 'string' },
        seed: { type: 'string' },
        home: { type: 'string', default: 'output' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const { prompt, seed } = values;
    if (seed !== undefined && !/^\d{1,15}$/.test(seed)) return `--seed takes a whole number, not "${seed}".`;
    if (prompt?.trim() === '') return '--prompt takes a text that is not empty.';
    return values;
  } catch (error) {
    return (error as Error).message;
  }
}

function chooseFaults({ all, fault }: { all?: boolean; fault?: string }): readonly Fault[] {
  if (all) return faults;
  return fault === undefined ? stories : [...faults, ...stories].filter(({ id }) => id === fault).slice(0, 1);
}

function print(text: string, code = 0): number {
  if (code === 0) console.log(text);
  else console.error(text);
  return code;
}

process.exitCode = await main(process.argv.slice(2));
