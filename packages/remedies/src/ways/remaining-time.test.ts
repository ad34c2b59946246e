import type { Lever, StageEstimate } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { remainingTime } from './remaining-time.js';

const stage = (name: string, work: number): StageEstimate => ({ stage: name, work, peakBytes: 0, parts: {} });
const run = [stage('encode_text', 5), stage('denoise', 80), stage('decode', 10), stage('write', 5)];
const setting = (timeFactor: number) => ({ id: 's', title: 's', values: {}, qualityCost: 0, timeFactor });
const lever = (...stages: string[]): Lever => ({ id: 'l', kind: 'level', stages, settings: [], current: '' });

describe('the time that is left', () => {
  it('grows with the stages that get slower, for their share of the rest', () => {
    expect(
      remainingTime(run, 'decode', { lever: lever('decode'), setting: setting(1.5), redoes: false }),
    ).toBeCloseTo((15 + 5) / 15);
  });

  it('counts what has to be made again', () => {
    expect(
      remainingTime(run, 'decode', {
        lever: lever('denoise', 'decode'),
        setting: setting(0.5),
        redoes: true,
      }),
    ).toBeCloseTo((40 + 5 + 5) / 15);
  });

  it('leaves finished stages alone when their results stay good', () => {
    expect(
      remainingTime(run, 'denoise', {
        lever: lever('encode_text', 'denoise'),
        setting: setting(1.5),
        redoes: false,
      }),
    ).toBeCloseTo((120 + 15) / 95);
  });

  it('never counts being quicker as a gain', () => {
    expect(
      remainingTime(run, 'denoise', {
        lever: lever('denoise', 'decode'),
        setting: setting(0.5),
        redoes: true,
      }),
    ).toBe(1);
  });

  it('takes the factor of the setting when nothing is known of the stages', () => {
    expect(remainingTime([], 'decode', { lever: lever('decode'), setting: setting(1.3), redoes: true })).toBe(
      1.3,
    );
    expect(
      remainingTime(run, undefined, { lever: lever('decode'), setting: setting(1.3), redoes: true }),
    ).toBe(1.3);
    expect(
      remainingTime(run, 'decode', { lever: lever('elsewhere'), setting: setting(0.7), redoes: true }),
    ).toBe(1);
    expect(
      remainingTime([stage('decode', 0)], 'decode', {
        lever: lever('decode'),
        setting: setting(1.2),
        redoes: true,
      }),
    ).toBe(1.2);
  });
});
