import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TinyWan } from '@retake/tiny-wan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noStepRepeated, sameBytes } from './claims.js';
import { DemoStage } from './demo-stage.js';
import { faults, stories } from './faults/index.js';
import { fixtures } from './folders.js';
import { killAtStep } from './kill-at-step.js';
import type { RunRecord } from './run-record.js';
import { type Clips, tinyClips } from './tiny-clips.js';

const steps = 8;
const quiet = () => undefined;
let home: string;
let stage: DemoStage;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'retake demo '));
  stage = await DemoStage.open(home, randomClips(), quiet);
});

afterAll(async () => {
  await stage.close();
  await rm(home, { recursive: true, force: true });
});

/** The clips of the demo, made by checkpoints with random weights, which are smaller still. */
function randomClips(): Clips {
  const { t2v, i2v, ti2v } = tinyClips();
  const change = (name: TinyWan) => ({ checkpoint: join(fixtures, `tiny-wan-${name}`), steps });
  return {
    t2v: { ...t2v, ...change('t2v') },
    i2v: { ...i2v, ...change('i2v') },
    ti2v: { ...ti2v, ...change('ti2v') },
  };
}

const table = new Map([...stories, ...faults].map((fault) => [fault.id, fault]));

describe('the fault table', () => {
  it.each([...table])('%s: every claim holds', async (_, fault) => {
    const { claims, runs } = await fault.run(stage);
    expect(claims.length).toBeGreaterThan(1);
    expect(claims.filter((claim) => !claim.holds)).toEqual([]);
    expect(runs.every(({ video, error }) => video ?? error)).toBe(true);
  });
});

describe('kill -9 of the inference process', () => {
  let calm: RunRecord;

  beforeAll(async () => {
    calm = await stage.take('undisturbed', stage.clips.t2v);
  });

  it.each(Array.from({ length: steps }, (_, i) => i + 1))(
    'after step %i gives the same bytes',
    async (step) => {
      const run = await stage.take('killed', stage.clips.t2v, { interfere: killAtStep(step, quiet) });
      expect(run.events.some((event) => event.type === 'failure')).toBe(true);
      expect(noStepRepeated(run, steps)).toMatchObject({ holds: true });
      expect(await sameBytes(calm, run)).toMatchObject({ holds: true });
    },
  );
});
