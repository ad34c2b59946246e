import type { RecoveryContext, RecoveryStrategy } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { needsTiles, play, tile } from '../../test/play-run.js';
import { always, kit } from '../../test/run-kit.js';
import type { Priorities } from './priorities.js';

const knowing: RecoveryStrategy = { ...always(tile), knows: ['tile', 'other'] };

describe('lists for all strategies', () => {
  it('are handed on to every strategy', async () => {
    const seen: unknown[] = [];
    const noting = (): RecoveryStrategy => ({
      propose: (_failure, { priorities }: RecoveryContext) => {
        seen.push(priorities);
        return [tile];
      },
    });
    const priorities = { vram_exhaustion: ['tile'] };
    const { settled } = await play({
      hooks: { onStage: needsTiles },
      strategies: { one: noting() },
      others: { two: noting() },
      priorities,
    });
    expect(settled.state).toBe('succeeded');
    expect(seen).toEqual([priorities, priorities]);
  });

  it.each<[unknown, object]>([
    [{ vram: ['tile'] }, { path: 'priorities.vram' }],
    [{ vram_exhaustion: ['tiles'] }, { path: 'priorities.vram_exhaustion.0', given: '"tiles"' }],
    [
      { vram_exhaustion: 'tile' },
      { path: 'priorities.vram_exhaustion', allowed: 'a list of ids of actions' },
    ],
  ])('%j are refused', async (priorities, problem) => {
    const options = { strategies: { knowing }, priorities: priorities as Priorities };
    await expect(kit(options)).rejects.toMatchObject({
      code: 'config_invalid',
      facts: { problems: [problem] },
    });
  });

  it('pass where every id is known, or nobody says what is', async () => {
    await kit({ strategies: { knowing }, priorities: { vram_exhaustion: ['other', 'tile'] } });
    await kit({ strategies: { silent: always(tile) }, priorities: { vram_exhaustion: ['anything'] } });
  });
});
