import type { Change, Plan, RecoveryAction } from '@retake/plugin-api';
import { getPath, setPath } from '../run/plan-path.js';
import { stableJson } from '../run/stable-json.js';

const patchable = /^(model|checkpoint|memoryBytes|request\..+|options\..+)$/;

/** Whether recovery may put another value at a path of a plan. */
export function mayPatch(path: string): boolean {
  return patchable.test(path);
}

/** The plan under an action, or undefined when the patch leaves what may be patched. */
export function patchPlan(plan: Plan, patch: RecoveryAction['patch']): Plan | undefined {
  let patched = plan;
  try {
    for (const [path, value] of Object.entries(patch)) {
      if (!patchable.test(path)) return undefined;
      patched = setPath(patched, path, value);
    }
  } catch {
    return undefined;
  }
  const { model, checkpoint, memoryBytes } = patched;
  const sound =
    typeof model === 'string' &&
    typeof checkpoint === 'string' &&
    (memoryBytes === null || (typeof memoryBytes === 'number' && memoryBytes > 0));
  return sound ? patched : undefined;
}

/** What a patch really changes. */
export function planChanges(plan: Plan, action: Pick<RecoveryAction, 'patch' | 'why'>): Change[] {
  return Object.entries(action.patch).flatMap(([path, to]) => {
    const from = getPath(plan, path) ?? null;
    return stableJson(from) === stableJson(to) ? [] : [{ path, from, to, reason: action.why }];
  });
}
