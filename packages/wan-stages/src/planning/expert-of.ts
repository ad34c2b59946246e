import type { Expert } from '@retake/wan';
import type { WanOptions } from './wan-plan.js';

/** The expert that makes a step under a plan: its own, or the other where the plan goes on without it. */
export function expertOf(expert: Expert, { components = 'all' }: Pick<WanOptions, 'components'>): Expert {
  if (components !== `without-${expert}`) return expert;
  return expert === 'transformer' ? 'transformer_2' : 'transformer';
}
