import { rename, writeFile } from 'node:fs/promises';
import type { RunRecord } from './run-record.js';
import { timelineSvg } from './timeline-svg.js';

/** Writes the timeline of a run beside its clip and returns the path. */
export async function writeTimeline(run: RunRecord): Promise<string> {
  const path = `${(run.video ?? '').replace(/\.mp4$/, '')}.timeline.svg`;
  await writeFile(`${path}.part`, timelineSvg(run.events));
  await rename(`${path}.part`, path);
  return path;
}
