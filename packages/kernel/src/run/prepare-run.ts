import { resolve } from 'node:path';
import {
  type Change,
  type JsonObject,
  type Lever,
  type ModelAdapter,
  type Plan,
  RetakeError,
  type StageEstimate,
} from '@retake/plugin-api';
import { nearest } from '../config/index.js';
import type { PluginHost } from '../lifecycle/index.js';
import { memoryLimit } from '../recovery/peak-bytes.js';
import type { ChosenHardware } from './choose-hardware.js';
import { chooseModel } from './choose-model.js';
import { leastBytes } from './least-bytes.js';

/**
 * What is asked for: the folder of a checkpoint and the fields of its model's request. Without `model` (an id, or the end of one
 * after a dash: `t2v`) the model is the one that recognises the checkpoint. `preset` names fields to start from.
 */
export type RunRequest = JsonObject & {
  readonly model?: string;
  readonly checkpoint: string;
  readonly preset?: string;
};

export interface PrepareOptions {
  /** Refuse to adjust the request and to change the plan. */
  readonly strict?: boolean;
  /** Limit for the data memory of the inference process, in bytes. */
  readonly memoryBytes?: number | null;
  /** Plan options to insist on, dotted paths below `options`. */
  readonly options?: JsonObject;
}

/** What would be done. */
export interface PreparedRun {
  readonly plan: Plan;
  /** Needs per stage, in order of execution. */
  readonly estimates: readonly StageEstimate[];
  /** What was snapped to the nearest legal value. */
  readonly adjustments: readonly Change[];
  /** Dials that recovery may turn. */
  readonly levers: readonly Lever[];
  /** Bytes a stage may use. */
  readonly limitBytes: number;
  /** Whether every stage is expected to stay below the limit. */
  readonly fits: boolean;
  /** Expected need in bytes with every lever at its most frugal; above `limitBytes` nothing fits. */
  readonly leastBytes: number;
}

/**
 * Validates a request and plans it, loading nothing.
 * @throws RetakeError `model_unknown`, `checkpoint_not_found`, `request_invalid` with all problems, `request_adjusted_in_strict_mode`, and
 * what the model throws about its checkpoint.
 */
export async function prepareRun(
  plugins: PluginHost,
  hardware: ChosenHardware,
  request: RunRequest,
  options: PrepareOptions,
): Promise<PreparedRun> {
  const { model, checkpoint: folder, preset, ...given } = request;
  if (model !== undefined) requireText('model', model);
  requireText('checkpoint', folder);
  const checkpoint = resolve(folder);
  const adapter = await chooseModel(plugins, model, checkpoint);
  const validated = await adapter.validate({ ...fieldsOf(adapter, preset), ...given }, checkpoint);
  refuseProblems(validated.problems);
  if (options.strict) refuseAdjustments(validated.adjustments);
  const plan = await adapter.plan({
    request: validated.request,
    checkpoint,
    hardware: hardware.facts,
    memoryBytes: options.memoryBytes ?? null,
    options: options.options ?? {},
  });
  const estimates = await adapter.estimate(plan);
  const limitBytes = memoryLimit(plan, hardware.facts);
  const levers = await adapter.levers(plan);
  return {
    plan,
    estimates,
    adjustments: validated.adjustments,
    levers,
    limitBytes,
    fits: estimates.every(({ peakBytes }) => peakBytes <= limitBytes),
    leastBytes: await leastBytes(adapter, plan, levers, estimates),
  };
}

/** The fields of a preset. */
function fieldsOf({ title, presets = {} }: ModelAdapter, preset: string | undefined): JsonObject {
  if (preset === undefined) return {};
  const names = Object.keys(presets);
  if (Object.hasOwn(presets, preset)) return presets[preset] ?? {};
  const near = nearest(String(preset), names);
  const allowed = names.length > 0 ? names.join(', ') : `nothing: ${title} has no presets`;
  const hint = near === undefined ? 'Give one of the presets, or leave it out.' : `Did you mean ${near}?`;
  refuseProblems([{ path: 'preset', given: JSON.stringify(preset), allowed, hint }]);
  return {};
}

interface Problem {
  readonly path: string;
  readonly given: string;
  readonly allowed: string;
  readonly hint: string;
}

function requireText(path: string, value: unknown): void {
  if (typeof value === 'string' && value !== '') return;
  const given = JSON.stringify(value) ?? 'nothing';
  refuseProblems([{ path, given, allowed: 'a text', hint: `Give "${path}" in the request.` }]);
}

function refuseProblems(problems: readonly Problem[]): void {
  const [first] = problems;
  if (!first) return;
  const list = problems.map(({ path, given, allowed }) => `${path} is ${given}, allowed: ${allowed}`);
  throw new RetakeError('request_invalid', `The request cannot be run: ${list.join('; ')}.`, {
    hint: problems.map(({ hint }) => hint).join(' '),
    facts: { problems: problems.map((problem) => ({ ...problem })) },
  });
}

function refuseAdjustments(adjustments: readonly Change[]): void {
  if (adjustments.length === 0) return;
  const list = adjustments.map(
    ({ path, from, to }) => `${path} ${JSON.stringify(from)} → ${JSON.stringify(to)}`,
  );
  const message = `Strict mode changes nothing, but the request would need: ${list.join('; ')}.`;
  const hints = [...new Set(adjustments.map(({ hint = 'Use the legal values listed.' }) => hint))];
  throw new RetakeError('request_adjusted_in_strict_mode', message, {
    hint: `${hints.join(' ')} Or leave strict mode.`,
    facts: { adjustments: adjustments.map((change) => ({ ...change })) },
  });
}
