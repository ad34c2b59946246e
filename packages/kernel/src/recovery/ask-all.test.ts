import { points } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { hostOf } from '../../test/host-of.js';
import type { ContributionReport, PluginReport } from '../report/index.js';
import { askAll } from './ask-all.js';

const { signal } = new AbortController();
const question = (ask: (id: string) => number) => ({
  point: points.strategy,
  method: 'propose',
  timeoutMs: 1,
  ask: ({ id }: { readonly id: string }) => ask(id),
});
const failing = (bad: string) => (id: string) => {
  if (id === bad) throw new Error('oops');
  return 7;
};

const report = (...contributions: ContributionReport[]): PluginReport => ({
  package: 'acme',
  id: 'acme',
  state: 'degraded',
  phase: 'call',
  contributions,
});
const quarantined = {
  id: 'old',
  state: 'quarantined',
  code: 'quarantined',
  message: 'm',
  hint: 'h',
} as const;

describe('asking all contributions of a point', () => {
  it('keeps the order of the contributions', async () => {
    const { answers, problems } = await askAll(
      hostOf({ strategy: [1, 2, 3] }),
      question((id) => id.length),
      signal,
    );
    expect(answers.map(({ from, value }) => [from.id, value])).toEqual([
      ['strategy0', 9],
      ['strategy1', 9],
      ['strategy2', 9],
    ]);
    expect(problems).toEqual([]);
  });

  it('tells a crash as a problem and keeps the other answers', async () => {
    const host = hostOf({ strategy: [1, 2] });
    const { answers, problems } = await askAll(host, question(failing('strategy0')), signal);
    expect(answers.map(({ from }) => from.id)).toEqual(['strategy1']);
    expect(problems).toMatchObject([
      { plugin: 'plugin-strategy0', point: 'strategy', contribution: 'strategy0', code: 'call_failed' },
    ]);
  });

  it('tells who is not asked any more after failing too often', async () => {
    const reports = [report({ point: 'strategy', ...quarantined }, { point: 'classifier', ...quarantined })];
    const { problems } = await askAll(hostOf({}, reports), question(failing('')), signal);
    expect(problems).toEqual([
      {
        plugin: 'acme',
        point: 'strategy',
        contribution: 'old',
        method: 'propose',
        code: 'quarantined',
        message: 'm',
        hint: 'h',
      },
    ]);
  });
});
