import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { RunEvent } from '@retake/kernel';
import type { Claim } from './fault.js';
import type { RunRecord } from './run-record.js';

/** Denoise steps in the order they were finished, as the journal tells. */
export function stepsFinished(run: RunRecord): number[] {
  return run.events.flatMap((e) => (e.type === 'checkpoint' && e.stage === 'denoise' ? [e.step] : []));
}

/** Claims that each denoise step was finished exactly once. */
export function noStepRepeated(run: RunRecord, steps: number): Claim {
  const finished = stepsFinished(run);
  const holds = finished.length === steps && finished.every((step, index) => step === index + 1);
  return { text: `${finished.length} denoise steps finished, none twice`, holds };
}

export function madeVideo(run: RunRecord): Claim {
  return { text: `${run.label}: a clip was made`, holds: run.video !== undefined };
}

/** Claims that a failure with this code happened. */
export function failedWith(run: RunRecord, code: RegExp): Claim {
  const codes = run.events.flatMap((e) => (e.type === 'failure' ? [e.failure.code] : []));
  const found = codes.filter((c) => code.test(c));
  const other = `${codes.join(', ') || 'nothing'} instead of ${code.source}`;
  return {
    text: `${run.label}: failed for real with ${found.join(', ') || other}`,
    holds: found.length > 0,
  };
}

/** Claims that a stage was under way when the run broke. */
export function brokeIn(run: RunRecord, stage: string): Claim {
  const stages = run.events.flatMap((e) => (e.type === 'failure' ? [e.failure.stage ?? 'no stage'] : []));
  return {
    text: `${run.label}: it broke in the stage ${stages.join(', ') || 'none'}`,
    holds: stages.includes(stage),
  };
}

/** Claims that a stage was finished just once, however often the run was tried. */
export function doneOnce(run: RunRecord, stage: string): Claim {
  const count = run.events.filter((e) => e.type === 'stage.finished' && e.stage === stage).length;
  const times = count === 1 ? 'once, and not again' : `${count} times`;
  return { text: `${run.label}: the stage ${stage} was done ${times}`, holds: count === 1 };
}

/** Claims that an action whose id matches was applied. */
export function recoveredBy(run: RunRecord, action: RegExp): Claim {
  const applied = appliedActions(run);
  return {
    text: `${run.label}: recovered by ${applied.join(', ') || 'nothing'}`,
    holds: applied.some((id) => action.test(id)),
  };
}

export function appliedActions(run: RunRecord): string[] {
  return run.events.flatMap((e: RunEvent) => (e.type === 'recovery.applied' ? [e.action.id] : []));
}

/** Claims that two runs made the same file, byte for byte. */
export async function sameBytes(one: RunRecord, other: RunRecord): Promise<Claim> {
  const [a, b] = await Promise.all([digest(one.video), digest(other.video)]);
  return {
    text: `clips of "${one.label}" and "${other.label}" are byte-identical (${a?.slice(0, 12)})`,
    holds: a !== undefined && a === b,
  };
}

async function digest(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
