import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { strategyConfig, strategyOptions } from './strategy-config.js';

const messageOf = (schema: typeof strategyConfig, given: unknown) =>
  schema.safeParse(given).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the options of a strategy', () => {
  it('name what is allowed in place of what is not', () => {
    expect(messageOf(strategyConfig, { recoverys: 3 })).toEqual([
      ': there is no option recoverys; options are priorities, off, recoveries, seconds, askAfter',
    ]);
    const [vram] = messageOf(strategyConfig, { priorities: { vram: [] } }) ?? [];
    expect(vram).toMatch(/^priorities: there is no failure type vram; types are model_download_failure, /);
    expect(messageOf(strategyConfig, { off: ['quantise.int8'] })).toEqual([
      'off.0: No action of the catalogue has this id; `retake actions` lists them',
    ]);
  });

  it('name those of a strategy that has more', () => {
    const more = strategyOptions.extend({ folders: z.array(z.string()).default([]) }).prefault({});
    expect(messageOf(more, { folder: [] })).toEqual([expect.stringContaining('askAfter, folders')]);
  });
});
