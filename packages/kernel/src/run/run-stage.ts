import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan, Stage, StageContext, StageOutput } from '@retake/plugin-api';
import { checkpointFolder } from './checkpoint-folder.js';
import { findFinished, outputOf } from './find-finished.js';
import { placeLogger } from './place-logger.js';
import type { ProgressMeter } from './progress-meter.js';
import type { RunSession } from './run-session.js';
import { filesIntact, measureFiles } from './stage-files.js';
import { type StageKeys, shortKey, stageKeys } from './stage-key.js';
import { withinAbort } from './within-abort.js';

/** How long a stage may take to end by itself after an abort. */
export const abortGraceMs = 800;

/** Where the run is, for the evidence of a failure. */
export interface Place {
  stage: string;
  step: number | undefined;
}

export interface StageTurn {
  readonly stage: Stage;
  readonly index: number;
  readonly plan: Plan;
  /** Keys and outputs of the stages named in `inputs`. */
  readonly inputs: Readonly<Record<string, { readonly key: string; readonly output: StageOutput }>>;
  readonly meter: ProgressMeter;
  readonly place: Place;
}

export interface StageResult {
  readonly key: string;
  readonly output: StageOutput;
}

/** Gives a stage's output: the stored one when its key is unchanged and its files are intact, else a new one. */
export async function runStage(session: RunSession, turn: StageTurn): Promise<StageResult> {
  const { stage, index, meter } = turn;
  const inputKeys = Object.entries(turn.inputs).map(([id, input]) => [id, input.key]);
  const keys = stageKeys(stage, turn.plan, Object.fromEntries(inputKeys) as Record<string, string>);
  const folders = foldersOf(session.folder, stage.id, keys);
  const told = { stage: stage.id, key: keys.key, index, title: stage.title };

  const finished = findFinished(session.record.events, keys.key);
  if (finished) {
    if (await filesIntact(session.folder, finished.files)) {
      session.record.add({ type: 'stage.reused', ...told });
      meter.end(stage.id, true);
      return { key: keys.key, output: outputOf(session.folder, finished) };
    }
    session.logger.warn(
      { stage: stage.id, directory: folders.directory },
      'stored output is damaged; redoing',
    );
    await rm(folders.directory, { recursive: true, force: true });
    await rm(folders.checkpoints, { recursive: true, force: true });
  }
  return { key: keys.key, output: await compute(session, turn, told, folders) };
}

interface Folders {
  readonly directory: string;
  readonly checkpoints: string;
  readonly name: string;
}

function foldersOf(runFolder: string, stage: string, keys: StageKeys): Folders {
  const name = `stages/${stage}-${shortKey(keys.key)}`;
  return {
    name,
    directory: join(runFolder, name),
    checkpoints: join(runFolder, 'checkpoints', `${stage}-${shortKey(keys.resumeKey)}`),
  };
}

async function compute(
  session: RunSession,
  turn: StageTurn,
  told: { stage: string; key: string; index: number; title: string },
  folders: Folders,
): Promise<StageOutput> {
  const { record, clock, signal } = session;
  await mkdir(folders.directory, { recursive: true });
  record.add({ type: 'stage.started', ...told });
  turn.meter.begin(told.stage);
  Object.assign(session.reached, { stage: told.stage, fraction: 0 });
  const begun = clock.now();
  const work = Promise.resolve().then(() => turn.stage.run(contextOf(session, turn, folders)));
  const output = await withinAbort(work, signal, clock, abortGraceMs);
  const files = await measureFiles(session.folder, folders.directory, output.files);
  await record.commit({
    type: 'stage.finished',
    stage: told.stage,
    key: told.key,
    index: told.index,
    directory: folders.name,
    files,
    facts: output.facts,
    wallMs: clock.now() - begun,
  });
  turn.meter.end(told.stage, false);
  await rm(folders.checkpoints, { recursive: true, force: true });
  return outputOf(session.folder, { files, facts: output.facts });
}

function contextOf(session: RunSession, turn: StageTurn, folders: Folders): StageContext {
  const { record, signal, logger } = session;
  const stage = turn.stage.id;
  let kept = false;
  const inputs = Object.entries(turn.inputs).map(([id, input]) => [id, input.output]);
  return {
    signal,
    inputs: Object.fromEntries(inputs) as Record<string, StageOutput>,
    directory: folders.directory,
    checkpoints: checkpointFolder(folders.checkpoints, {
      loaded: (step) => {
        turn.place.step = step;
        kept = true;
        turn.meter.resume();
        record.add({ type: 'checkpoint.resumed', stage, step });
      },
      saved: (step, bytes) => {
        kept = true;
        record.add({ type: 'checkpoint', stage, step, bytes });
      },
    }),
    progress: (report) => {
      if (report.step !== undefined) turn.place.step = report.step;
      session.reached.fraction = kept ? Math.min(1, Math.max(0, report.fraction || 0)) : 0;
      turn.meter.report(report);
    },
    worker: ({ pid }) => void record.add({ type: 'worker', pid }),
    preview: (image) => record.pass({ type: 'preview', ...image }),
    log: placeLogger(logger, { stage }),
  };
}
