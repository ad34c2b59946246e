import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noStepRepeated, sameBytes } from './claims.js';
import { DemoStage } from './demo-stage.js';
import { faults } from './faults/index.js';
import { fixtures } from './folders.js';
import { killAtStep } from './kill-at-step.js';
import type { RunRecord } from './run-record.js';

const steps = 8;
const quiet = () => undefined;
let home: string;
let stage: DemoStage;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'retake demo '));
  const request = {
    model: 'wan-t2v',
    checkpoint: join(fixtures, 'tiny-wan-t2v'),
    prompt: 'a red ball rolls slowly to the left',
    width: 96,
    height: 64,
    frames: 17,
    steps,
    seed: 42,
  };
  stage = await DemoStage.open(home, request, quiet);
});

afterAll(async () => {
  await stage.close();
  await rm(home, { recursive: true, force: true });
});

describe('the fault table', () => {
  it.each(faults.map((fault) => [fault.id, fault] as const))('%s: every claim holds', async (_, fault) => {
    const { claims, runs } = await fault.run(stage);
    expect(claims.length).toBeGreaterThan(1);
    expect(claims.filter((claim) => !claim.holds)).toEqual([]);
    expect(runs.length).toBeGreaterThan(0);
  });
});

describe('kill -9 of the inference process', () => {
  let calm: RunRecord;

  beforeAll(async () => {
    calm = await stage.take('undisturbed', stage.request);
  });

  it.each(Array.from({ length: steps }, (_, i) => i + 1))(
    'after step %i gives the same bytes',
    async (step) => {
      const run = await stage.take('killed', stage.request, { interfere: killAtStep(step, quiet) });
      expect(run.events.some((event) => event.type === 'failure')).toBe(true);
      expect(noStepRepeated(run, steps)).toMatchObject({ holds: true });
      expect(await sameBytes(calm, run)).toMatchObject({ holds: true });
    },
  );
});
