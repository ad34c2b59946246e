import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StageContext } from '@retake/plugin-api';

/** An empty folder in a stage's directory; what a process that was killed left there is gone. */
export async function freshScratch({ directory }: Pick<StageContext, 'directory'>): Promise<string> {
  const scratch = join(directory, 'scratch');
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch);
  return scratch;
}
