import type { Change, JsonObject } from '@retake/plugin-api';
import type { GivenImages } from '../images/given-images.js';

/** Proportions that change by less than this are not worth a word. */
const tolerated = 0.02;

/** Images whose proportions are not those of the clip, and what is done about it. */
export function changedProportions(request: JsonObject, images: GivenImages): Change[] {
  const clip = { width: Number(request.width), height: Number(request.height) };
  return Object.entries(images).flatMap(([path, image]) => {
    const change = clip.width / clip.height / (image.width / image.height);
    if (Math.max(change, 1 / change) - 1 <= tolerated) return [];
    const fit = request.imageFit === 'cover' ? 'cut' : 'stretched';
    return {
      path,
      from: `${image.width}×${image.height}`,
      to: `${clip.width}×${clip.height}`,
      reason: `The image has other proportions than the clip and is ${fit} to its sides.`,
    };
  });
}
