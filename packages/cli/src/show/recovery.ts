import type { RunEventOf } from '@retake/kernel';
import { showDuration } from './duration.js';
import { showChange } from './value.js';

/** What recovery did: its name, what it changed, what that costs. */
export function showRecovery({ action, changes, delayMs }: RunEventOf<'recovery.applied'>): string {
  const title = typeof action.title === 'string' ? action.title : action.id;
  const parts = [
    ...changes.map(showChange),
    ...(delayMs > 0 ? [`after ${showDuration(delayMs / 1000)}`] : []),
    ...showCost(action.cost),
  ];
  return parts.length > 0 ? `${title}: ${parts.join(', ')}` : title;
}

function showCost(cost: unknown): string[] {
  if (typeof cost !== 'object' || cost === null) return [];
  const { quality, timeFactor } = cost as { quality?: unknown; timeFactor?: unknown };
  return [
    typeof quality === 'number' && quality > 0
      ? `costs ${showPercent(quality)} of the quality`
      : 'costs no quality',
    ...(typeof timeFactor === 'number' && timeFactor !== 1
      ? [`${Number(timeFactor.toFixed(2))} × the time`]
      : []),
  ];
}

const showPercent = (share: number) => `${Number((share * 100).toFixed(1))} %`;
