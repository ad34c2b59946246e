import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The run that started last of those that have a log, or undefined. Ids of runs sort by time. */
export async function newestLog(runsDirectory: string): Promise<string | undefined> {
  const names = await readdir(runsDirectory).catch((): string[] => []);
  for (const name of names.sort().reverse()) {
    const found = await stat(join(runsDirectory, name, 'logs')).catch(() => undefined);
    if (found?.isDirectory()) return name;
  }
  return undefined;
}
