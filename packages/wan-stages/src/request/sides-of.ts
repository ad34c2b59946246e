import type { JsonObject } from '@retake/plugin-api';
import { fitSize, type PictureSize } from '@retake/wan';
import type { Geometry } from '../checkpoint/geometry.js';

export interface SideRules {
  /** Pixels of the whole picture when both sides are open. */
  readonly area: number;
  /** What has the proportions to keep. */
  readonly like: PictureSize | undefined;
  readonly geometry: Pick<Geometry, 'widthStep' | 'heightStep'>;
}

/** The sides that a request leaves out, from the proportions of its image; nothing where there is none. */
export function sidesOf(
  { width, height }: JsonObject,
  { area, like, geometry }: SideRules,
): { readonly width?: number; readonly height?: number } {
  const { widthStep, heightStep } = geometry;
  if (!like || (width !== undefined && height !== undefined)) return {};
  if (width !== undefined) return { height: nearest(Number(width) * (like.height / like.width), heightStep) };
  if (height !== undefined) return { width: nearest(Number(height) * (like.width / like.height), widthStep) };
  return fitSize(like.width, like.height, area, Math.max(widthStep, heightStep));
}

function nearest(side: number, step: number): number {
  return Math.max(1, Math.round(side / step)) * step;
}
