import { readdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WanFamily } from '../family/wan-family.js';
import { geometryOf } from './geometry.js';
import { inspectCheckpoint } from './inspect-checkpoint.js';
import { readConfigs } from './read-configs.js';
import { sameWeights } from './same-weights.js';

/** A checkpoint that can stand in for another. */
export interface Alternative {
  readonly folder: string;
  /** Configured by a person, or shown to hold the same weights. */
  readonly trusted: boolean;
}

/**
 * Healthy checkpoints of a family that can stand in for another: configured folders, then those beside it. They must take
 * the same request: equal size steps, and a second expert where the other has one.
 */
export async function findAlternatives(
  checkpoint: string,
  family: WanFamily,
  configured: readonly string[],
): Promise<readonly Alternative[]> {
  const self = await realpath(checkpoint).catch(() => checkpoint);
  const wanted = await kindOf(checkpoint, family);
  const found: Alternative[] = [];
  for (const folder of [...configured, ...(await neighbours(checkpoint))]) {
    const real = await realpath(folder).catch(() => undefined);
    if (real === undefined || real === self || found.some((one) => one.folder === real)) continue;
    const kind = await kindOf(real, family);
    if (kind === undefined || (wanted !== undefined && kind !== wanted)) continue;
    if ((await inspectCheckpoint(real, family).catch(() => [undefined])).length > 0) continue;
    found.push({ folder: real, trusted: configured.includes(folder) || (await sameWeights(self, real)) });
  }
  return found;
}

/** What decides which requests fit; undefined when the configs cannot be read. */
async function kindOf(folder: string, family: WanFamily): Promise<string | undefined> {
  try {
    const configs = await readConfigs(folder, family);
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
