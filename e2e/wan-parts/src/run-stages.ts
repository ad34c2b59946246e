import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelRun, StageCheckpoints, StageContext, StageOutput } from '@retake/plugin-api';
import { silent } from './parts.js';

export interface StageRunOptions {
  readonly directory: string;
  readonly signal?: AbortSignal;
  /** Outputs of stages that ran before; they are not run again. */
  readonly known?: Readonly<Record<string, StageOutput>>;
  readonly checkpoints?: StageCheckpoints;
  readonly progress?: (stage: string, report: Parameters<StageContext['progress']>[0]) => void;
  readonly worker?: (pid: number) => void;
  readonly preview?: StageContext['preview'];
  /** The last stage to run. */
  readonly until?: string;
}

/** Runs stages in order, each in a folder of its own, without the kernel's keys, journal and recovery. */
export async function runStages(
  run: ModelRun,
  options: StageRunOptions,
): Promise<Readonly<Record<string, StageOutput>>> {
  const outputs: Record<string, StageOutput> = { ...options.known };
  for (const stage of run.stages) {
    if (outputs[stage.id] === undefined) {
      const directory = join(options.directory, stage.id);
      await mkdir(directory, { recursive: true });
      outputs[stage.id] = await stage.run({
        signal: options.signal ?? new AbortController().signal,
        inputs: Object.fromEntries(stage.inputs.map((id) => [id, outputs[id] as StageOutput])),
        directory,
        checkpoints: options.checkpoints ?? memoryCheckpoints(),
        progress: (report) => options.progress?.(stage.id, report),
        worker: ({ pid }) => options.worker?.(pid),
        preview: (image) => options.preview?.(image),
        log: silent,
      });
    }
    if (stage.id === options.until) break;
  }
  return outputs;
}

export interface MemoryCheckpoints extends StageCheckpoints {
  /** All that were saved, by finished steps. */
  readonly saved: ReadonlyMap<number, Uint8Array>;
}

/** Checkpoints in memory, starting from one that was saved elsewhere. */
export function memoryCheckpoints(start?: { step: number; data: Uint8Array }): MemoryCheckpoints {
  const saved = new Map<number, Uint8Array>();
  let newest = start;
  return {
    saved,
    load: async () => newest,
    async save(step, data) {
      newest = { step, data };
      saved.set(step, data.slice());
    },
  };
}
