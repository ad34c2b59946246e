import type { Lever, Plan } from '@retake/plugin-api';
import type { HistoryStore } from '../history/history-store.js';
import { changeLevel, readLevel } from '../history/kept-levels.js';
import type { PluginHost } from '../lifecycle/index.js';
import { levelAfter } from '../recovery/kept-level.js';
import { planChanges } from '../recovery/patch-plan.js';
import { adapterOf, breakerOf } from './breaker-place.js';
import { setPath } from './plan-path.js';
import type { PreparedRun } from './prepare-run.js';
import type { RunSession } from './run-session.js';

/** A run that starts at the quality level that works here. */
export interface LevelledRun {
  readonly prepared: PreparedRun;
  /** Under which name the level is kept. */
  readonly levelName: string;
}

/**
 * Lowers a plan to the quality level at which runs like it last succeeded on this machine. The lowered values are told among the
 * adjustments. Where nothing is kept, the plan stays.
 */
export async function startAtKeptLevel(
  plugins: PluginHost,
  history: HistoryStore,
  prepared: PreparedRun,
): Promise<LevelledRun> {
  const { plan, estimates, levers, adjustments } = prepared;
  const levelName = breakerOf(plugins, plan, estimates);
  const kept = await readLevel(history, levelName);
  const setting = levelLever(levers)?.settings.find(({ id }) => id === kept?.level);
  const adapter = adapterOf(plugins, plan);
  if (!kept || !setting || !adapter) return { prepared, levelName };
  const lowered = Object.entries(setting.values).reduce<Plan>(
    (changed, [path, value]) => setPath(changed, path, value),
    plan,
  );
  const left = kept.needed - kept.successes;
  const why = `runs like this last worked at this quality level; a higher one is tried after ${left} more`;
  const changes = planChanges(plan, { patch: setting.values, why });
  const lowerEstimates = await adapter.estimate(lowered);
  const next = { ...prepared, plan: lowered, estimates: lowerEstimates };
  return { prepared: { ...next, adjustments: [...adjustments, ...changes] }, levelName };
}

/** Remembers at which quality level a clip was made, for the runs after it. */
export async function keepLevel({ plugins, history, settings }: RunSession, plan: Plan): Promise<void> {
  const { levelName } = settings;
  if (levelName === undefined) return;
  const levers = await adapterOf(plugins, plan)?.levers(plan);
  const lever = levelLever(levers ?? []);
  if (!lever) return;
  const levels = lever.settings.map(({ id }) => id);
  await changeLevel(history, levelName, (kept) => levelAfter(kept, levels, lever.current));
}

function levelLever(levers: readonly Lever[]): Lever | undefined {
  return levers.find(({ kind }) => kind === 'level');
}
