import type { Change, JsonObject } from '@retake/plugin-api';
import type { PictureSize } from '@retake/wan';
import type { Geometry } from '../checkpoint/geometry.js';
import type { GivenImages } from '../images/given-images.js';
import { fittingSize } from './fitting-size.js';

/** Proportions that change by less than this are not worth a word. */
const tolerated = 0.02;

/**
 * Images whose proportions are not those of the clip, and what is done about it: for requests that do not say themselves how
 * images come to its sides.
 */
export function changedProportions(
  request: JsonObject,
  images: GivenImages,
  steps: Pick<Geometry, 'widthStep' | 'heightStep'>,
): Change[] {
  const clip = { width: Number(request.width), height: Number(request.height) };
  return Object.entries(images).flatMap(([path, image]) =>
    changes(clip, image) <= tolerated
      ? []
      : {
          path,
          from: `${image.width}×${image.height}`,
          to: `${clip.width}×${clip.height}`,
          reason: 'The image has other proportions than the clip and is stretched to its sides.',
          hint: hintFor(fittingSize(image, clip, steps, (size) => changes(size, image) <= tolerated)),
        },
  );
}

/** By what share the proportions of an image change in a clip. */
function changes(clip: PictureSize, image: PictureSize): number {
  const change = clip.width / clip.height / (image.width / image.height);
  return Math.max(change, 1 / change) - 1;
}

function hintFor(fitting: PictureSize | undefined): string {
  const ways =
    'Say how the image comes to the sides: --image-fit cover cuts it, --image-fit stretch stretches it';
  return fitting === undefined
    ? `${ways}.`
    : `${ways}; or ask for a size that fits it: --size ${fitting.width}x${fitting.height}.`;
}
