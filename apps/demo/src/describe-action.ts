import type { RunEvent } from '@retake/kernel';
import type { JsonObject } from '@retake/plugin-api';

type Applied = Extract<RunEvent, { type: 'recovery.applied' }>;

const percent = 100;

/** The changes of a recovery in words; empty for a plain retry. */
export function changesOf({ changes }: Applied): string {
  return changes.map((c) => `${c.path} ${JSON.stringify(c.from)} → ${JSON.stringify(c.to)}`).join(', ');
}

/** What the strategy expects a recovery to cost. */
export function costOf({ action, delayMs }: Applied): string {
  const { quality, timeFactor } = (action.cost ?? {}) as JsonObject;
  const costs = [
    Number(quality) > 0 ? `quality −${(Number(quality) * percent).toFixed(0)} %` : 'no quality lost',
    ...(Number(timeFactor) > 1 ? [`time left ×${Number(timeFactor).toFixed(1)}`] : []),
    ...(delayMs > 0 ? [`waited ${(delayMs / 1000).toFixed(1)} s`] : []),
  ];
  return `cost: ${costs.join(', ')}`;
}
