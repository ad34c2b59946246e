import type { Change, JsonObject } from '@retake/plugin-api';
import type { Geometry } from '../checkpoint/geometry.js';

/** Moves width, height and frames to the nearest values a checkpoint can make; the larger one when two are as near. */
export function snapSizes(request: JsonObject, geometry: Geometry): Change[] {
  const { widthStep, heightStep, frameStep } = geometry;
  return [
    ...snapped(request, 'width', nearest(widthStep, 0), `Widths are multiples of ${widthStep} pixels.`),
    ...snapped(request, 'height', nearest(heightStep, 0), `Heights are multiples of ${heightStep} pixels.`),
    ...snapped(
      request,
      'frames',
      nearest(frameStep, 1),
      `Frames are 1 more than a multiple of ${frameStep}.`,
    ),
  ];
}

type Snap = (value: number) => number;

function snapped(request: JsonObject, path: string, snap: Snap, reason: string): Change[] {
  const from = request[path];
  if (typeof from !== 'number') return [];
  const to = snap(from);
  return to === from ? [] : [{ path, from, to, reason }];
}

/** The nearest of `start + k·step`, but at least the smallest positive one. */
function nearest(step: number, start: number): Snap {
  return (value) => {
    const snappedValue = start + Math.round((value - start) / step) * step;
    return Math.max(snappedValue, start || step);
  };
}
