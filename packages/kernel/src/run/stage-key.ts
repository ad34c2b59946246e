import { createHash } from 'node:crypto';
import type { Plan, Stage } from '@retake/plugin-api';
import { getPath } from './plan-path.js';
import { stableJson } from './stable-json.js';

const shortLength = 12;

/** Names what decides a stage's output, and what an inner checkpoint may be continued under. */
export interface StageKeys {
  /** SHA-256 (hex) over adapter, stage, the plan values it reads and the keys of its inputs. */
  readonly key: string;
  /** The same over `resumesWith`. */
  readonly resumeKey: string;
}

/**
 * Keys of a stage under a plan.
 * @param inputs stage id → key of every input.
 */
export function stageKeys(stage: Stage, plan: Plan, inputs: Readonly<Record<string, string>>): StageKeys {
  const keyOf = (reads: readonly string[]) =>
    digest({
      adapter: plan.model,
      stage: stage.id,
      reads: Object.fromEntries(reads.map((path) => [path, getPath(plan, path)])),
      inputs,
    });
  return { key: keyOf(stage.reads), resumeKey: keyOf(stage.resumesWith ?? stage.reads) };
}

/** The part of a key that goes into folder names. */
export function shortKey(key: string): string {
  return key.slice(0, shortLength);
}

/** SHA-256 (hex) of a value's stable JSON. */
export function digest(value: unknown): string {
  return createHash('sha256').update(stableJson(value)).digest('hex');
}
