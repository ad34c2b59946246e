import type { PictureSize } from '@retake/wan';
import type { Geometry } from '../checkpoint/geometry.js';

/** No side of a clip is longer than this many steps here. */
const mostSteps = 512;

/**
 * Of the sizes a checkpoint can make and that fit an image, the one whose area is nearest to a clip's.
 * @param fits whether a size has the image's proportions
 */
export function fittingSize(
  image: PictureSize,
  clip: PictureSize,
  { widthStep, heightStep }: Pick<Geometry, 'widthStep' | 'heightStep'>,
  fits: (size: PictureSize) => boolean,
): PictureSize | undefined {
  const sizes = Array.from({ length: mostSteps }, (_, at) => {
    const height = (at + 1) * heightStep;
    const width = Math.max(1, Math.round((height * image.width) / image.height / widthStep)) * widthStep;
    return { width, height };
  });
  const distance = ({ width, height }: PictureSize) =>
    Math.abs(Math.log((width * height) / (clip.width * clip.height)));
  const [first, ...others] = sizes.filter(fits);
  return others.reduce((best, size) => (best && distance(best) <= distance(size) ? best : size), first);
}
