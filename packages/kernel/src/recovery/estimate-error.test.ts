import type { Failure, HardwareFacts, Plan } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { estimateError } from './estimate-error.js';

const hardware = { memoryBytes: 100, usable: 0.5 } as HardwareFacts;
const plan = (expected: number): Plan => ({ options: { expected }, memoryBytes: null }) as unknown as Plan;
const short = (expected: number, facts: Failure['facts'] = {}) => ({
  plan: plan(expected),
  failure: { stage: 'decode', facts } as Failure,
});
const estimate = async ({ options }: Plan) => [
  { stage: 'decode', peakBytes: Number(options.expected), work: 1, parts: {} },
];
const learned = (...shortages: ReturnType<typeof short>[]) =>
  estimateError(shortages, { hardware, estimate });

describe('what shortages say about estimates', () => {
  it('is nothing without one', async () => {
    expect(await learned()).toEqual({ factor: 0, told: false });
  });

  it('is that more was needed than there was', async () => {
    expect(await learned(short(40))).toEqual({ factor: 50 / 40, told: false });
    expect(await learned(short(200))).toEqual({ factor: 0.25, told: false });
  });

  it('is what was taken and what was asked for on top, where the program tells', async () => {
    const facts = { bytesAsked: 30, bytesFree: 10, bytesTotal: 100 };
    expect(await learned(short(40, facts))).toEqual({ factor: 3, told: true });
    expect(await learned(short(40, { bytesAsked: 80 }))).toEqual({ factor: 2, told: true });
    expect(await learned(short(40, { bytesAsked: 10 }))).toEqual({ factor: 50 / 40, told: false });
    expect(await learned(short(40, { bytesAsked: 'many' }))).toEqual({ factor: 50 / 40, told: false });
  });

  it('is the largest of all, because a later plan does not unsay it', async () => {
    const facts = { bytesAsked: 110, bytesFree: 0, bytesTotal: 100 };
    expect(await learned(short(40, facts), short(25))).toEqual({ factor: 210 / 40, told: true });
  });
});
