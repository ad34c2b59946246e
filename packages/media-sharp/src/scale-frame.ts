import sharp from 'sharp';
import { colours, type Picture } from './picture.js';

/** How frames are shown in a picture. */
export interface FrameScale {
  readonly width: number;
  readonly height: number;
  /** RGB of the frame as it is shown. */
  scale(frame: Picture): Promise<Uint8Array>;
}

/** Frames as they are, each pixel repeated `factor` times both ways. */
export function enlarged(width: number, height: number, factor: number): FrameScale {
  const scale = async (frame: Picture) => (factor === 1 ? frame.rgb : repeatPixels(frame, factor));
  return { width: width * factor, height: height * factor, scale };
}

/** Frames shrunk so that the longer side has `longest` pixels. */
export function shrunk(width: number, height: number, longest: number): FrameScale {
  const share = longest / Math.max(width, height);
  const small = { width: atLeastOne(width * share), height: atLeastOne(height * share) };
  return { ...small, scale: (frame) => shrink(frame, small.width, small.height) };
}

/** Natively, because it is done to every frame. */
function shrink({ rgb, width, height }: Picture, toWidth: number, toHeight: number): Promise<Uint8Array> {
  return sharp(rgb, { raw: { width, height, channels: colours } })
    .resize(toWidth, toHeight, { fit: 'fill' })
    .raw()
    .toBuffer();
}

function atLeastOne(value: number): number {
  return Math.max(1, Math.round(value));
}

function repeatPixels({ rgb, width, height }: Picture, factor: number): Uint8Array {
  const wide = width * factor;
  const result = new Uint8Array(wide * height * factor * colours);
  for (let y = 0; y < height * factor; y++)
    for (let x = 0; x < wide; x++) {
      const from = (Math.floor(y / factor) * width + Math.floor(x / factor)) * colours;
      result.set(rgb.subarray(from, from + colours), (y * wide + x) * colours);
    }
  return result;
}
