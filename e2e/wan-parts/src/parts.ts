import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createMp4Encoder, mp4EncoderConfig } from '@retake/encoder-mp4';
import { createImageTools } from '@retake/media-sharp';
import type { Clock, HardwareFacts, JsonObject, Logger, Plan } from '@retake/plugin-api';
import { OrtRuntime } from '@retake/runtime-ort';
import { WanAdapter, type WanFamily } from '@retake/wan-stages';

export const fixtures = fileURLToPath(new URL('../../../fixtures/', import.meta.url));

export const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

const clock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    wait(ms, undefined, { signal }).catch(() => {
      throw signal?.reason;
    }),
};

export const machine: HardwareFacts = {
  id: 'test',
  title: 'A machine for tests',
  kind: 'cpu',
  memoryBytes: 8e9,
  precisions: ['fp32'],
  offloadOrder: [],
  usable: 0.8,
  source: 'made up for tests',
};

/** A new folder, with a space in its path. */
export function scratch(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'retake wan '));
}

/** A family's adapter over the real runtime, encoder and image tools. */
export async function openAdapter(family: WanFamily, cacheDirectory?: string): Promise<WanAdapter> {
  const checked = await mp4EncoderConfig['~standard'].validate({});
  if (checked.issues) throw new Error('the encoder has no default options');
  return new WanAdapter(family, {
    runtime: new OrtRuntime(clock, silent),
    encoder: createMp4Encoder(checked.value, silent),
    images: createImageTools(silent),
    cacheDirectory: cacheDirectory ?? (await scratch()),
    log: silent,
  });
}

export interface PlanOptions {
  readonly memoryBytes?: number | null;
  readonly options?: JsonObject;
}

/** Validates and plans; throws for a request with problems. */
export async function planFor(
  adapter: WanAdapter,
  checkpoint: string,
  request: JsonObject,
  { memoryBytes = null, options = {} }: PlanOptions = {},
): Promise<Plan> {
  const validated = await adapter.validate(request, checkpoint);
  if (validated.problems.length > 0) throw new Error(JSON.stringify(validated.problems));
  return adapter.plan({ request: validated.request, checkpoint, hardware: machine, memoryBytes, options });
}
