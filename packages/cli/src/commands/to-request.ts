import { resolve } from 'node:path';
import type { RunRequest } from '@retake/kernel';
import type { JsonValue } from '@retake/plugin-api';
import type { FlagValues } from '../args/flag.js';
import { UsageError } from '../args/usage-error.js';
import type { requestFlags } from './request-flags.js';

type Given = FlagValues<typeof requestFlags>;

const defaultModel = 'wan-t2v';

/** The request that the flags describe; what was not given is left to the model. @throws UsageError */
export function toRequest(given: Given, cwd: string): RunRequest {
  if (given.checkpoint === undefined)
    throw new UsageError(
      '--checkpoint is missing',
      '--checkpoint DIR names the folder that holds model_index.json.',
    );
  if (given.prompt === undefined)
    throw new UsageError('--prompt is missing', 'For example: --prompt "a red ball"');
  return {
    model: given.model ?? defaultModel,
    checkpoint: resolve(cwd, given.checkpoint),
    prompt: given.prompt,
    ...withoutAbsent({
      negativePrompt: given.negative,
      width: given.size?.width,
      height: given.size?.height,
      frames: given.frames,
      fps: given.fps,
      steps: given.steps,
      guidanceScale: given.guidance,
      guidanceScale2: given['guidance-2'],
      flowShift: given['flow-shift'],
      seed: given.seed,
    }),
  };
}

/** Limits and insisted options of a run, as the kernel takes them. */
export function toPrepareOptions(given: Given) {
  return {
    strict: given.strict ?? false,
    ...(given.memory === undefined ? {} : { memoryBytes: given.memory }),
    options: Object.fromEntries((given.set ?? []).map(({ path, value }) => [path, value])),
  };
}

function withoutAbsent(fields: Readonly<Record<string, JsonValue | undefined>>): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
