import type { Lever } from '@retake/plugin-api';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import type { WanPlan } from './wan-plan.js';

/** The high-noise expert was not trained for details, the low-noise one not for layout and motion. Judgements. */
const qualityWithout = { transformer_2: 0.4, transformer: 0.6 } as const;
const titles = {
  transformer_2: 'make every step with the high-noise expert',
  transformer: 'make every step with the low-noise expert',
} as const;

/** Going on without one of two experts; none where there is only one. */
export function componentsLever(
  { options: { components = 'all' } }: Pick<WanPlan, 'options'>,
  { experts }: Pick<CheckpointConfigs, 'experts'>,
): readonly Lever[] {
  if (!experts.transformer || !experts.transformer_2) return [];
  const without = (['transformer_2', 'transformer'] as const).map((name) => ({
    id: `without-${name}`,
    title: titles[name],
    values: { 'options.components': `without-${name}` },
    qualityCost: qualityWithout[name],
    timeFactor: 1,
    consent: 'ask' as const,
  }));
  const all = {
    id: 'all',
    title: 'make each step with its own expert',
    values: { 'options.components': 'all' },
    qualityCost: 0,
    timeFactor: 1,
  };
  return [
    {
      id: 'components',
      kind: 'components',
      stages: ['quantize', 'denoise'],
      settings: [all, ...without],
      current: components,
    },
  ];
}
