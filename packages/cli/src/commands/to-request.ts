import { resolve } from 'node:path';
import type { RunRequest } from '@retake/kernel';
import type { JsonValue } from '@retake/plugin-api';
import type { FlagValues } from '../args/flag.js';
import { UsageError } from '../args/usage-error.js';
import type { requestFlags } from './request-flags.js';

type Given = FlagValues<typeof requestFlags>;

/** The request that the flags describe; what was not given is left to the model. @throws UsageError */
export function toRequest(given: Given, cwd: string): RunRequest {
  if (given.checkpoint === undefined)
    throw new UsageError(
      '--checkpoint is missing',
      '--checkpoint DIR names the folder that holds model_index.json.',
    );
  if (given.prompt === undefined)
    throw new UsageError('--prompt is missing', 'For example: --prompt "a red ball"');
  const absolute = (path: string | undefined) => (path === undefined ? undefined : resolve(cwd, path));
  const [guidanceScale, second] = given.guidance ?? [];
  return {
    checkpoint: resolve(cwd, given.checkpoint),
    prompt: given.prompt,
    ...withoutAbsent({
      model: given.model,
      preset: presetOf(given),
      negativePrompt: given.negative,
      image: absolute(given.image),
      lastImage: absolute(given['last-image']),
      imageFit: given['image-fit'],
      allowBlankImage: given['allow-blank-image'],
      ...sidesOf(given),
      frames: given.frames,
      fps: given.fps,
      steps: given.steps,
      guidanceScale,
      guidanceScale2: one(given, 'guidance', second, 'guidance-2'),
      flowShift: one(given, 'shift', given.shift, 'flow-shift'),
      seed: given.seed,
    }),
  };
}

function sidesOf({ size }: Given): Record<string, JsonValue | undefined> {
  return size === undefined || 'preset' in size ? {} : { width: size.width, height: size.height };
}

function presetOf({ size, preset }: Given): string | undefined {
  if (size === undefined || !('preset' in size)) return preset;
  if (preset !== undefined && preset !== size.preset)
    throw new UsageError(
      `--preset ${preset} and --size ${size.preset} name two presets`,
      'Give one of them; --size WxH changes the size of a preset.',
    );
  return size.preset;
}

/** A value that two flags can give, but only one at a time. */
function one(
  given: Given,
  name: 'guidance' | 'shift',
  value: number | undefined,
  other: 'guidance-2' | 'flow-shift',
): number | undefined {
  if (value !== undefined && given[other] !== undefined)
    throw new UsageError(`--${name} and --${other} both say it`, `Leave --${other} out.`);
  return value ?? given[other];
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
