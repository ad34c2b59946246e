import type { Tensor } from '@retake/plugin-api';

const colours = 3;
const brightest = 255;

/**
 * Frames of a video [3,F,H,W] in −1…1 as 8-bit RGB, pixel by pixel: `trunc(255 · clamp(x/2 + 0.5, 0, 1))` in float32, what
 * diffusers' `export_to_video` writes.
 */
export function* rgbFrames({ dims, data }: Tensor<'float32'>): Generator<Uint8Array> {
  const [, frames = 0, height = 0, width = 0] = dims;
  const pixels = height * width;
  for (let frame = 0; frame < frames; frame++) {
    const rgb = new Uint8Array(pixels * colours);
    for (let colour = 0; colour < colours; colour++) {
      const plane = (colour * frames + frame) * pixels;
      for (let pixel = 0; pixel < pixels; pixel++)
        rgb[pixel * colours + colour] = toByte(data[plane + pixel] ?? 0);
    }
    yield rgb;
  }
}

function toByte(value: number): number {
  const share = Math.min(1, Math.max(0, Math.fround(value / 2 + 0.5)));
  return Math.trunc(Math.fround(share * brightest));
}
