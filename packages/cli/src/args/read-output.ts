import { basename, dirname, extname, resolve } from 'node:path';
import { readGiven } from './read-given.js';
import { UsageError } from './usage-error.js';

/** Where a clip goes: into a folder, with a name of its own when one is given. */
export interface Output {
  readonly folder: string;
  /** Without ending. */
  readonly name?: string;
}

/** What other programs would take for the format of the clip. */
const otherVideos = new Set(['.webm', '.mov', '.mkv', '.avi', '.m4v', '.gif', '.webp', '.png', '.mpg']);

/** A folder, or a file ending in `.mp4` that gives clip, report and pictures their name. */
export function readOutput(text: string): Output {
  readGiven(text);
  const ending = extname(text).toLowerCase();
  if (otherVideos.has(ending))
    throw new UsageError(
      `clips are written as MP4, not ${ending}`,
      'Give a folder or a file ending in .mp4.',
    );
  if (ending !== '.mp4') return { folder: text };
  return { folder: dirname(text), name: basename(text).slice(0, -ending.length) };
}

/** The same as options of a run. */
export function outputOf(cwd: string, { folder, name }: Output) {
  return { outputDirectory: resolve(cwd, folder), ...(name === undefined ? {} : { outputName: name }) };
}
