import { resolve } from 'node:path';
import type { Clock, Logger, Random } from '@retake/plugin-api';
import { pino } from 'pino';
import { configInvalid } from './config/config-problem.js';
import { type LoadPluginsOptions, loadPlugins } from './lifecycle/index.js';
import { type ChoosingOptions, choosingRules } from './recovery/choosing-rules.js';
import { type Priorities, priorityProblems, refuseUnknownActions } from './recovery/priorities.js';
import { limitProblems, type RecoveryLimits } from './recovery/recovery-limits.js';
import { assembleRetake } from './run/assemble-retake.js';
import { defaultFolders } from './run/default-folders.js';
import { makeCache } from './run/make-cache.js';
import type { Retake } from './run/retake.js';
import { systemClock } from './run/system-clock.js';
import { systemRandom } from './run/system-random.js';

type PluginChoice = Pick<
  LoadPluginsOptions,
  'from' | 'plugins' | 'exclude' | 'required' | 'config' | 'deadlines' | 'signal'
>;

/** What an app chooses. Folders have defaults where the system keeps such things; the logger is silent by default. */
export interface CreateRetakeOptions extends PluginChoice {
  readonly runsDirectory?: string;
  /** For derived files, shared by all runs. */
  readonly cacheDirectory?: string;
  /** Id of a hardware profile; the first that recognises this machine when absent. */
  readonly hardware?: string;
  /** Whether runs ask circuit breakers, shared by all processes with this runs directory; true by default. */
  readonly breakers?: boolean;
  /** Limits of every run unless it is given others. */
  readonly limits?: Partial<RecoveryLimits>;
  /** What to try first, for all strategies: failure type → ids of actions. A strategy's own configuration wins over it. */
  readonly priorities?: Priorities;
  /** How actions are chosen. */
  readonly choosing?: ChoosingOptions;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly logger?: Logger;
}

/**
 * Loads the plugins of an app and gives it the means to generate videos.
 * @throws RetakeError `config_invalid`, `plugin_required`
 */
export async function createRetake(options: CreateRetakeOptions): Promise<Retake> {
  const { limits = {}, priorities = {} } = options;
  const problems = [...limitProblems(limits), ...priorityProblems(priorities)];
  if (problems.length > 0) throw configInvalid(problems);
  const folders = defaultFolders();
  const runsDirectory = resolve(options.runsDirectory ?? folders.runs);
  const cacheDirectory = resolve(options.cacheDirectory ?? folders.cache);
  await makeCache(cacheDirectory);
  const { clock = systemClock, random = systemRandom, logger = pino({ level: 'silent' }) } = options;
  const plugins = await loadPlugins({ ...options, services: { clock, random, logger, cacheDirectory } });
  try {
    refuseUnknownActions(priorities, plugins);
  } catch (error) {
    await plugins.stop();
    throw error;
  }
  const { hardware } = options;
  return assembleRetake({
    plugins,
    runsDirectory,
    clock,
    random,
    logger,
    limits,
    priorities,
    choosing: choosingRules(options.choosing),
    breakers: options.breakers ?? true,
    ...(hardware === undefined ? {} : { hardware }),
  });
}
