import type { Failure, RecoveryContext } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { circumstances, failure, proposed } from '../test/bench.js';
import { proposeActions } from './propose-actions.js';
import { strategyConfig } from './strategy-config.js';

const short: Partial<Failure> = {
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'vram_exhaustion',
  stage: 'denoise',
};
const ids = async (
  strategy: 'quantize' | 'degrade',
  given: unknown,
  priorities: RecoveryContext['priorities'] = {},
) => {
  const context = circumstances({ priorities });
  const actions = await proposeActions(strategy, failure(short), context, strategyConfig.parse(given));
  return actions.map(({ id, order }) => [id.split(':')[0], order]);
};

describe('a configuration', () => {
  it('replaces the list of a type, and its order holds', async () => {
    const given = { priorities: { vram_exhaustion: ['quantize.int4', 'degrade.still', 'quantize.int8'] } };
    expect(await ids('quantize', given)).toEqual([
      ['quantize.int8', 2],
      ['quantize.int4', 0],
    ]);
    expect(await ids('degrade', given)).toEqual([['degrade.still', 1]]);
  });

  it('is replaced by a list for all strategies, unless it has its own', async () => {
    const forAll = { vram_exhaustion: ['degrade.still', 'quantize.int4'] };
    expect(await ids('quantize', {}, forAll)).toEqual([['quantize.int4', 1]]);
    const own = { priorities: { vram_exhaustion: ['quantize.int8'] } };
    expect(await ids('quantize', own, forAll)).toEqual([['quantize.int8', 0]]);
  });

  it('leaves other types as they are, without an order', async () => {
    const given = { priorities: { invalid_parameters: [] } };
    expect(await ids('quantize', given)).toEqual([
      ['quantize.int8', undefined],
      ['quantize.int8-streamed', undefined],
      ['quantize.int4', undefined],
      ['quantize.fp16', undefined],
    ]);
  });

  it('switches actions off', async () => {
    const given = { off: ['quantize.int4', 'quantize.int8', 'quantize.int8-streamed'] };
    expect(await ids('quantize', given)).toEqual([['quantize.fp16', undefined]]);
  });

  it.each([
    { priorities: { vram_exhaustion: ['quantise.int8'] } },
    { priorities: { no_such_type: [] } },
    { off: ['nothing'] },
    { recoveries: -1 },
    { other: 1 },
  ])('is refused when it is %j', (given) => {
    expect(strategyConfig.safeParse(given).success).toBe(false);
  });
});

describe('a row and a setting', () => {
  it('ask when either of them does', async () => {
    const [lever] = circumstances().levers.filter(({ id }) => id === 'checkpoint');
    const settings = lever?.settings.map((one) => ({ ...one, consent: 'ask' as const })) ?? [];
    const levers = lever ? [{ ...lever, settings }] : [];
    const broken = { type: 'model_corruption_detected', transience: 'permanent' } as const;
    expect(await proposed('fallback.checkpoint', broken, { levers })).toMatchObject([{ consent: 'ask' }]);
  });
});
