import { existsSync } from 'node:fs';
import type { DemoStage } from './demo-stage.js';
import type { Claim, Fault } from './fault.js';
import type { RunRecord } from './run-record.js';
import { writeTimeline } from './write-timeline.js';

/** Files of a run in the order they are shown, with their names for people. */
const shown = [
  ['video', 'clip'],
  ['sheet', 'contact sheet'],
  ['animation', 'animation'],
  ['report', 'report'],
  ['timeline', 'timeline'],
] as const;

const nameWidth = 14;

/** Plays a fault, says what is claimed of it and where its files are. Gives the number of claims that do not hold. */
export async function play(stage: DemoStage, fault: Fault): Promise<number> {
  stage.say(`\n${fault.title}\n  how: ${fault.made}\n`);
  const { runs, claims } = await fault.run(stage);
  stage.say('');
  for (const claim of claims) stage.say(`  ${mark(claim)} ${claim.text}`);
  for (const run of runs) if (run.video) stage.say(await filesOf(run));
  return claims.filter((claim) => !claim.holds).length;
}

function mark(claim: Claim): string {
  return claim.holds ? '✓' : '✗';
}

/** Only files that are there. */
async function filesOf(run: RunRecord): Promise<string> {
  const files: Readonly<Record<string, string>> = { ...run.files, timeline: await writeTimeline(run) };
  return shown.reduce((text, [name, title]) => {
    const path = files[name];
    return path && existsSync(path) ? `${text}\n  ${title.padEnd(nameWidth)}${path}` : text;
  }, '');
}
