import type { JsonObject, RequestProblem } from '@retake/plugin-api';
import type { Geometry } from '../checkpoint/geometry.js';

/** Sides that all other Wan models take: who writes 1280×720 means that size and no other. */
const usualStep = 16;

/**
 * Sizes that other Wan models make and this checkpoint cannot, such as 1280×720 with steps of 32: refused with the nearest
 * legal size below as the hint, the one diffusers cuts them down to. Sizes of no model are left to be snapped.
 */
export function foreignSizes(
  request: JsonObject,
  { widthStep, heightStep }: Pick<Geometry, 'widthStep' | 'heightStep'>,
): RequestProblem[] {
  const sides = [
    { path: 'width', side: Number(request.width), step: widthStep },
    { path: 'height', side: Number(request.height), step: heightStep },
  ];
  const legal = sides.map(({ side, step }) => Math.max(step, Math.floor(side / step) * step));
  return sides
    .filter(({ side, step }) => side % usualStep === 0 && side % step !== 0)
    .map(({ path, side, step }) => ({
      path,
      given: String(side),
      allowed: `multiples of ${step} pixels`,
      hint: `Use ${legal.join('×')}.`,
    }));
}
