import type { Failure } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { lever, proposed } from '../../test/bench.js';

const kernel: Partial<Failure> = { type: 'hardware_optimization_failure', transience: 'permanent' };
const cut: Partial<Failure> = { type: 'model_corruption_detected', transience: 'permanent' };

describe('dials that an action turns one way only', () => {
  it('compilation is switched off, never on', async () => {
    const levers = [{ ...lever('kernel', 'denoise', 'compiled plain'), current: 'plain' }];
    expect(await proposed('fallback.compile-off', kernel, { levers })).toEqual([]);
  });

  it('the generic pipeline is not left for the optimised one', async () => {
    const levers = [{ ...lever('engine', 'denoise', 'optimised generic'), current: 'generic' }];
    expect(await proposed('fallback.generic-pipeline', kernel, { levers })).toEqual([]);
  });

  it('only the part that is broken is left out', async () => {
    const levers = [lever('components', 'denoise', 'all without-transformer without-transformer_2')];
    const ids = async (component: string) =>
      (await proposed('fallback.usable-components', { ...cut, facts: { component } }, { levers })).map(
        ({ id }) => id,
      );
    expect(await ids('transformer')).toEqual(['fallback.usable-components:without-transformer']);
    expect(await ids('vae')).toEqual([]);
  });
});
