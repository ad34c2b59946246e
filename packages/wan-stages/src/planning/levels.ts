import type { QualityLevel } from '@retake/plugin-api';
import type { Geometry } from '../checkpoint/geometry.js';
import type { WanOptions } from './wan-plan.js';

type Asked = WanOptions['asked'];

/** Shares of what was asked for. The sides fall first, because they cost most. */
export const levelShares: Readonly<Record<QualityLevel, { side: number; frames: number; steps: number }>> = {
  full: { side: 1, frames: 1, steps: 1 },
  high: { side: 0.85, frames: 1, steps: 0.9 },
  medium: { side: 0.7, frames: 0.75, steps: 0.8 },
  low: { side: 0.5, frames: 0.6, steps: 0.7 },
  minimal: { side: 0.35, frames: 0.4, steps: 0.5 },
};

/** Sides below this show nothing anybody could recognise; no level goes there. */
const leastSide = 32;

/** What a level makes of a request: legal values, at most the share, at least 32 pixels or what was asked. */
export function atLevel(asked: Asked, level: QualityLevel, geometry: Geometry): Asked {
  const { side, frames, steps } = levelShares[level];
  const { widthStep, heightStep, frameStep } = geometry;
  return {
    width: sideBelow(asked.width, side, widthStep),
    height: sideBelow(asked.height, side, heightStep),
    frames: below(asked.frames * frames, frameStep, 1),
    steps: Math.max(1, Math.round(asked.steps * steps)),
  };
}

function sideBelow(asked: number, share: number, step: number): number {
  return Math.max(below(asked * share, step, 0), Math.min(asked, Math.ceil(leastSide / step) * step));
}

/** The largest of `start + k·step` that is at most `value`, but at least the smallest positive one. */
function below(value: number, step: number, start: number): number {
  const largest = start + Math.floor((value - start) / step) * step;
  return Math.max(largest, start || step);
}
