import type { Picture } from './picture.js';

/**
 * Moves the pixels of patches into channels (2.2 type): plane (c·p + column in the patch)·p + row in the patch, each of
 * height/p × width/p, of plane c. The picture itself for p = 1.
 */
export function patchPixels(picture: Picture, patch: number): Picture {
  if (patch === 1) return picture;
  const patched: Picture = {
    planes: picture.planes * patch * patch,
    height: picture.height / patch,
    width: picture.width / patch,
    data: new Float32Array(picture.data.length),
  };
  eachPixel(patched, patch, (inPatches, inPicture) => {
    patched.data[inPatches] = picture.data[inPicture] ?? 0;
  });
  return patched;
}

/** The inverse of `patchPixels`. */
export function unpatchPixels(patched: Picture, patch: number): Picture {
  if (patch === 1) return patched;
  const data = new Float32Array(patched.data.length);
  eachPixel(patched, patch, (inPatches, inPicture) => {
    data[inPicture] = patched.data[inPatches] ?? 0;
  });
  const planes = patched.planes / (patch * patch);
  return { planes, height: patched.height * patch, width: patched.width * patch, data };
}

/** Places of the same pixel in both layouts. */
function eachPixel(
  { planes, height, width }: Picture,
  patch: number,
  visit: (inPatches: number, inPicture: number) => void,
): void {
  for (let plane = 0; plane < planes; plane++) {
    const colour = Math.floor(plane / (patch * patch));
    const column = Math.floor(plane / patch) % patch;
    const row = plane % patch;
    for (let y = 0; y < height; y++) {
      const from = (plane * height + y) * width;
      const to = ((colour * height + y) * patch + row) * width * patch + column;
      for (let x = 0; x < width; x++) visit(from + x, to + x * patch);
    }
  }
}
