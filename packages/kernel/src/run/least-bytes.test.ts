import type { Lever, Plan, StageEstimate } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { leastBytes } from './least-bytes.js';

const plan: Plan = {
  model: 'm',
  checkpoint: '/c',
  request: {},
  options: { residency: 'resident', tile: 0 },
  memoryBytes: 10,
  hardware: 'h',
};

const setting = (path: string, value: string | number) => ({
  id: `${value}`,
  title: `${value}`,
  values: { [path]: value },
  qualityCost: 0,
  timeFactor: 1,
});

const levers: Lever[] = [
  {
    id: 'residency',
    kind: 'residency',
    stages: ['denoise'],
    settings: [setting('options.residency', 'resident'), setting('options.residency', 'stream')],
    current: 'resident',
  },
  {
    id: 'tiling',
    kind: 'tiling',
    stages: ['decode'],
    settings: [setting('options.tile', 0), setting('options.tile', 256), setting('options.tile', 64)],
    current: '0',
  },
];

const stage = (name: string, peakBytes: number): StageEstimate => ({
  stage: name,
  peakBytes,
  work: 1,
  parts: {},
});

const adapter = {
  estimate: async ({ options }: Plan) => [
    stage('denoise', options.residency === 'stream' ? 20 : 40),
    stage('decode', options.tile === 64 ? 30 : 60),
  ],
};

it('takes the last setting of every lever and the hungriest stage', async () => {
  expect(await leastBytes(adapter, plan, levers, await adapter.estimate(plan))).toBe(30);
});

it('is the need of the plan where nothing can be turned', async () => {
  expect(await leastBytes(adapter, plan, [], await adapter.estimate(plan))).toBe(60);
});

it('stays with the checkpoint asked for', async () => {
  const other = setting('checkpoint', '/other');
  const lever: Lever = { id: 'c', kind: 'checkpoint', stages: [], settings: [other], current: 'own' };
  const perFolder = { estimate: async ({ checkpoint }: Plan) => [stage('a', checkpoint === '/c' ? 9 : 1)] };
  expect(await leastBytes(perFolder, plan, [lever], [stage('a', 9)])).toBe(9);
});

it('does not count what frugal settings make worse', async () => {
  const worse = { estimate: async () => [stage('denoise', 90), stage('decode', 5)] };
  expect(await leastBytes(worse, plan, levers, await adapter.estimate(plan))).toBe(40);
});
