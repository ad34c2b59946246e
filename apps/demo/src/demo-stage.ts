import { join } from 'node:path';
import { type CreateRetakeOptions, createRetake, type Retake, type RunRequest } from '@retake/kernel';
import { RunLogs } from '@retake/logs';
import type { JsonObject } from '@retake/plugin-api';
import { runsFolder } from './folders.js';
import type { RunRecord } from './run-record.js';
import type { Clips } from './tiny-clips.js';
import { watchRun } from './watch-run.js';

/** What one demo run is asked besides the request. */
export interface TakeOptions {
  readonly memoryBytes?: number | null;
  readonly options?: JsonObject;
  readonly strict?: boolean;
  readonly maxQualityCost?: number;
  /** Called for every event while the run goes on; may break things. */
  readonly interfere?: (event: RunRecord['events'][number]) => void;
}

interface Logged {
  readonly retake: Retake;
  readonly logs: RunLogs;
}

type App = Pick<CreateRetakeOptions, 'exclude' | 'config'>;

/** Where faults play: one Retake with the demo's plugins, a scratch folder and a small clip to make. */
export class DemoStage {
  readonly retake: Retake;
  /** An absolute folder for damaged copies and other scratch. */
  readonly scratch: string;
  /** Folder of the runs and clips of this demo. */
  readonly runs: string;
  /** The small clip of each model that faults make unless they say otherwise. */
  readonly clips: Clips;
  readonly say: (line: string) => void;

  readonly #home: string;
  readonly #logs: RunLogs;

  private constructor({ retake, logs }: Logged, home: string, clips: Clips, say: (line: string) => void) {
    this.retake = retake;
    this.#logs = logs;
    this.#home = home;
    this.scratch = join(home, 'scratch');
    this.runs = runsFolder(home);
    this.clips = clips;
    this.say = say;
  }

  /** @param home absolute folder for everything the demo writes. */
  static async open(home: string, clips: Clips, say: (line: string) => void): Promise<DemoStage> {
    return new DemoStage(await openRetake(home), home, clips, say);
  }

  /** Makes one clip and tells what happened; never throws for a failed run. */
  async take(label: string, request: RunRequest, take: TakeOptions = {}): Promise<RunRecord> {
    const { interfere, ...options } = take;
    const job = await this.retake.submit(request, options);
    return watchRun(label, job, this.say, interfere);
  }

  /** The same stage for an app that has not installed some of the plugins. */
  async without(...packages: readonly string[]): Promise<DemoStage> {
    return this.inApp({ exclude: packages });
  }

  /** The same stage for an app with other plugins, or other settings of them. */
  async inApp(app: App): Promise<DemoStage> {
    return new DemoStage(await openRetake(this.#home, app), this.#home, this.clips, this.say);
  }

  async close(): Promise<void> {
    await this.retake.stop();
    await this.#logs.close();
  }
}

/** A Retake whose runs are logged, as those of the `retake` command are. */
async function openRetake(home: string, app: App = {}): Promise<Logged> {
  const runsDirectory = runsFolder(home);
  const logs = new RunLogs({ runsDirectory, now: Date.now });
  const retake = await createRetake({
    from: import.meta.url,
    runsDirectory,
    cacheDirectory: join(home, 'cache'),
    logger: logs.logger,
    ...app,
  });
  return { retake: logs.watch(retake), logs };
}
