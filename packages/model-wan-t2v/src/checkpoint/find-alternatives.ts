import { readdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { geometryOf } from './geometry.js';
import { inspectCheckpoint } from './inspect-checkpoint.js';
import { readConfigs } from './read-configs.js';

/**
 * Healthy text-to-video checkpoints that can stand in for another: folders beside it, then configured ones. They must take
 * the same request: equal size steps, and a second expert where the other has one.
 */
export async function findAlternatives(
  checkpoint: string,
  configured: readonly string[],
): Promise<readonly string[]> {
  const self = await realpath(checkpoint).catch(() => checkpoint);
  const wanted = await kindOf(checkpoint);
  const found: string[] = [];
  for (const folder of [...(await neighbours(checkpoint)), ...configured]) {
    const real = await realpath(folder).catch(() => undefined);
    if (real === undefined || real === self || found.includes(real)) continue;
    const kind = await kindOf(real);
    if (kind === undefined || (wanted !== undefined && kind !== wanted)) continue;
    if ((await inspectCheckpoint(real).catch(() => [undefined])).length === 0) found.push(real);
  }
  return found;
}

/** What decides which requests fit; undefined when the configs cannot be read. */
async function kindOf(folder: string): Promise<string | undefined> {
  try {
    const configs = await readConfigs(folder);
    const { widthStep, heightStep, frameStep } = geometryOf(configs);
    return [widthStep, heightStep, frameStep, configs.pipeline.boundary_ratio === null].join();
  } catch {
    return undefined;
  }
}

async function neighbours(checkpoint: string): Promise<string[]> {
  const parent = dirname(checkpoint);
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => join(parent, entry.name))
    .sort();
}
