import type { Plan, RecoveryAction } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { action } from '../../test/run-kit.js';
import { decide } from './decide.js';
import type { Judgement } from './judge.js';
import { rank, type Scales } from './rank.js';

const judged = (given: Partial<RecoveryAction> & { readonly id: string }, reason?: string): Judgement => ({
  proposal: { action: action(given), plugin: 'p' },
  plan: {} as Plan,
  ...(reason === undefined ? {} : { reason }),
});
const work = 10;
const scales: Scales = {
  chance: ({ proposal }) => {
    const { probability } = proposal.action;
    return { alpha: probability, beta: 1 - probability, mean: probability };
  },
  seconds: ({ proposal }) => proposal.action.delayMs / 1_000 + work * proposal.action.cost.timeFactor,
};
const ids = (...judgements: Judgement[]) =>
  rank(judgements, scales).map(({ judgement }) => judgement.proposal.action.id);

describe('ranking', () => {
  it('weighs probability, quality and time', () => {
    expect(
      ids(
        judged({ id: 'likely', probability: 0.8 }),
        judged({ id: 'ugly', probability: 0.9, cost: { quality: 0.5, timeFactor: 1 } }),
        judged({ id: 'slow', probability: 0.9, cost: { quality: 0, timeFactor: 3 } }),
      ),
    ).toEqual(['likely', 'ugly', 'slow']);
  });

  it('breaks ties by id', () => {
    expect(ids(judged({ id: 'b' }), judged({ id: 'a' }))).toEqual(['a', 'b']);
  });

  it('keeps the order that a person gave, before all else', () => {
    expect(
      ids(
        judged({ id: 'likely', probability: 0.9 }),
        judged({ id: 'second', probability: 0.2, order: 1 }),
        judged({ id: 'first', probability: 0.1, order: 0 }),
      ),
    ).toEqual(['first', 'second', 'likely']);
  });

  it('leaves out what was dropped', () => {
    expect(ids(judged({ id: 'a' }, 'changes nothing'))).toEqual([]);
  });

  it('weighs a wait against the work that is left', () => {
    const waiting = judged({ id: 'wait', probability: 0.8, delayMs: 30_000 });
    const changing = judged({ id: 'change', probability: 0.6, cost: { quality: 0, timeFactor: 1.5 } });
    expect(ids(waiting, changing)).toEqual(['change', 'wait']);
  });

  it('gives chance × quality kept / seconds', () => {
    const [first] = rank(
      [judged({ id: 'a', probability: 0.8, delayMs: 10_000, cost: { quality: 0.5, timeFactor: 1 } })],
      scales,
    );
    expect(first).toMatchObject({ probability: 0.8, seconds: 20, score: (0.8 * 0.5) / 20 });
  });

  it('explores only what may run by itself', () => {
    const drawn = rank([judged({ id: 'a', consent: 'ask' }), judged({ id: 'b' })], {
      ...scales,
      draw: () => 1,
    });
    expect(drawn.map(({ judgement, score }) => [judgement.proposal.action.id, score])).toEqual([
      ['b', 1 / work],
      ['a', 0.5 / work],
    ]);
  });
});

describe('deciding', () => {
  const rules = { ...scales, needsYes: () => 'no' as const };

  it('asks only until it has one', async () => {
    const asked: string[] = [];
    const all = ['a', 'b', 'c'].map((id) => judged({ id, consent: 'ask' }));
    const consent = async ({ id }: RecoveryAction) => {
      asked.push(id);
      return id === 'b';
    };
    const { chosen, considered } = await decide(all, { ...rules, consent });
    expect(chosen?.proposal.action.id).toBe('b');
    expect(asked).toEqual(['a', 'b']);
    expect(considered.map(({ reason }) => reason)).toEqual(['was refused', 'applied', 'ranked lower']);
  });

  it('keeps the order and the reasons of what was dropped', async () => {
    const { chosen, considered } = await decide(
      [judged({ id: 'b' }, 'too slow'), judged({ id: 'a' })],
      rules,
    );
    expect(chosen?.proposal.action.id).toBe('a');
    expect(considered).toMatchObject([
      { id: 'b', kept: false, reason: 'too slow', score: null },
      { id: 'a', kept: true, reason: 'applied', score: 0.5 / work, probability: 0.5, seconds: work },
    ]);
  });

  it('asks about everything when told to, if there is somebody', async () => {
    const asking = { ...rules, needsYes: () => 'if there is somebody' as const };
    expect(
      (await decide([judged({ id: 'a' })], { ...asking, consent: async () => false })).chosen,
    ).toBeUndefined();
    expect((await decide([judged({ id: 'a' })], asking)).chosen).toBeDefined();
    const strict = { ...rules, needsYes: () => 'yes' as const };
    expect((await decide([judged({ id: 'a' })], strict)).chosen).toBeUndefined();
  });
});
