import type { Clock, Logger, Random } from '@retake/plugin-api';
import { SharedBreakers } from '../breaker/shared-breakers.js';
import { historyStore } from '../history/open-history.js';
import type { PluginHost } from '../lifecycle/index.js';
import type { ChoosingRules } from '../recovery/choosing-rules.js';
import type { Priorities } from '../recovery/priorities.js';
import type { RecoveryLimits } from '../recovery/recovery-limits.js';
import { type ChosenHardware, chooseHardware } from './choose-hardware.js';
import { startAtKeptLevel } from './keep-level.js';
import { prepareRun } from './prepare-run.js';
import { readVersions } from './read-versions.js';
import type { Retake } from './retake.js';
import { RunShelf } from './run-shelf.js';
import { RunStarter } from './run-starter.js';

export interface RetakeParts {
  readonly plugins: PluginHost;
  /** Absolute path. */
  readonly runsDirectory: string;
  /** Id of a hardware profile; the first that recognises the machine when absent. */
  readonly hardware?: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly choosing: ChoosingRules;
  /** Of every run unless it is given others. */
  readonly limits: Partial<RecoveryLimits>;
  readonly priorities: Priorities;
  /** Whether runs ask circuit breakers. */
  readonly breakers: boolean;
}

/** Puts a Retake together over plugins that are up. What it lacks is said when it is needed. */
export async function assembleRetake(parts: RetakeParts): Promise<Retake> {
  const { breakers: useBreakers, ...starterParts } = parts;
  const { plugins, runsDirectory } = parts;
  const shelf = new RunShelf(runsDirectory);
  const history = historyStore(parts);
  const breakers = new SharedBreakers({ store: history, clock: parts.clock, owner: parts.random.id() });
  const starter = new RunStarter({
    ...starterParts,
    history,
    ...(useBreakers ? { breakers } : {}),
  });
  const hardware = await outcome(() => chooseHardware(plugins, parts.hardware));
  const retake: Retake = {
    async submit(request, options = {}) {
      options.signal?.throwIfAborted();
      const chosen = hardware();
      const prepared = await prepareRun(plugins, chosen, request, options);
      options.signal?.throwIfAborted();
      if (!options.keepLevel || options.strict) return starter.create(request, prepared, chosen, options);
      const levelled = await startAtKeptLevel(plugins, history, prepared);
      return starter.create(request, levelled.prepared, chosen, options, levelled.levelName);
    },
    generate: async (request, options) => (await retake.submit(request, options)).result(),
    resume: async (runId, options = {}) => starter.resume(runId, hardware(), options),
    plan: async (request, options = {}) => prepareRun(plugins, hardware(), request, options),
    runs: () => shelf.list(),
    run: (runId) => shelf.status(runId),
    history: (runId) => shelf.events(runId),
    plugins: () => plugins.reports,
    hardware: () => {
      const { facts, simulated } = hardware();
      return { ...facts, simulated };
    },
    versions: () => readVersions(plugins),
    async stop() {
      await starter.stop();
      await plugins.stop();
      await history.close();
    },
  };
  return retake;
}

/** Runs something now and gives its value, or throws its error, whenever asked. */
async function outcome(work: () => Promise<ChosenHardware>): Promise<() => ChosenHardware> {
  try {
    const value = await work();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
