import { colours, type Picture } from './picture.js';

const brightest = 255;

/** A picture as [3,H,W] in −1…1: x/255·2 − 1, in float32 steps as diffusers' image processor computes it. */
export function toPlanes({ rgb, width, height }: Picture): Float32Array {
  const pixels = width * height;
  const planes = new Float32Array(pixels * colours);
  for (let colour = 0; colour < colours; colour++)
    for (let pixel = 0; pixel < pixels; pixel++) {
      const share = Math.fround((rgb[pixel * colours + colour] ?? 0) / brightest);
      planes[colour * pixels + pixel] = 2 * share - 1;
    }
  return planes;
}
