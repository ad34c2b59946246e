import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DemoStage } from './demo-stage.js';
import type { Claim } from './fault.js';
import { faults } from './faults/index.js';
import { fixtures } from './folders.js';
import { writeTimeline } from './write-timeline.js';

const usage = `npm start                      one clip through a kill and a memory failure
npm start -- --fault <name>    another fault: ${faults.map((f) => f.id).join(', ')}
npm start -- --all             all of them
  --prompt <text>   what the clip shows (the weights are random: it will be abstract)
  --seed <number>   --home <folder, default ./output>`;

const usageExit = 2;
const smallClip = { width: 96, height: 64, frames: 17, steps: 8, seed: 42 } as const;

async function main(): Promise<number> {
  const flags = readFlags();
  if (typeof flags === 'string') return print(`${flags}\n${usage}`, usageExit);
  if (flags.help) return print(usage);
  const chosen = flags.all ? faults : faults.filter((f) => f.id === flags.fault);
  if (chosen.length === 0) return print(`There is no fault "${flags.fault}".\n${usage}`, usageExit);
  const home = join(process.env.INIT_CWD ?? process.cwd(), flags.home);
  const request = {
    model: 'wan-t2v',
    checkpoint: join(fixtures, 'tiny-wan-t2v'),
    prompt: flags.prompt,
    ...smallClip,
    ...(flags.seed ? { seed: Number(flags.seed) } : {}),
  };
  const stage = await DemoStage.open(home, request, (line) => console.log(line));
  try {
    let failed = 0;
    for (const fault of chosen) failed += await play(stage, fault);
    return failed === 0 ? 0 : 1;
  } finally {
    await stage.close();
  }
}

/** The flags, or what is wrong with them. */
function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        fault: { type: 'string', default: 'story' },
        all: { type: 'boolean' },
        prompt: { type: 'string', default: 'a red ball rolls slowly to the left' },
        seed: { type: 'string' },
        home: { type: 'string', default: 'output' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const { seed } = values;
    if (seed !== undefined && !/^\d{1,15}$/.test(seed)) return `--seed takes a whole number, not "${seed}".`;
    if (values.prompt.trim() === '') return '--prompt takes a text that is not empty.';
    return values;
  } catch (error) {
    return (error as Error).message;
  }
}

async function play(stage: DemoStage, fault: (typeof faults)[number]): Promise<number> {
  console.log(`\n${fault.title}\n  how: ${fault.made}\n`);
  const { runs, claims } = await fault.run(stage);
  console.log('');
  for (const claim of claims) console.log(`  ${mark(claim)} ${claim.text}`);
  for (const run of runs) {
    if (!run.video) continue;
    console.log(
      `\n  clip      ${run.video}\n  report    ${run.video.replace(/\.mp4$/, '.json')}\n  timeline  ${await writeTimeline(run)}`,
    );
  }
  return claims.filter((claim) => !claim.holds).length;
}

function mark(claim: Claim): string {
  return claim.holds ? '✓' : '✗';
}

function print(text: string, code = 0): number {
  console.log(text);
  return code;
}

process.exitCode = await main();
