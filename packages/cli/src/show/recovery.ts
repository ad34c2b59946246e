import type { RunEventOf } from '@retake/kernel';
import { showDuration } from './duration.js';
import { showChange } from './value.js';

/** What recovery did: its name, what it changed, what that costs. */
export function showRecovery({ action, changes, delayMs }: RunEventOf<'recovery.applied'>): string {
  const { quality, timeFactor } = action.cost;
  const parts = [
    ...changes.map(showChange),
    ...(delayMs > 0 ? [`after ${showDuration(delayMs / 1000)}`] : []),
    quality > 0 ? `costs ${showPercent(quality)} of the quality` : 'costs no quality',
    ...(timeFactor === 1 ? [] : [`${Number(timeFactor.toFixed(2))} × the time`]),
  ];
  return `${action.title}: ${parts.join(', ')}`;
}

const showPercent = (share: number) => `${Number((share * 100).toFixed(1))} %`;
