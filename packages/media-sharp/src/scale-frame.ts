import { colours, type Picture } from './picture.js';
import { resizeLanczos } from './resize-lanczos.js';

/** How frames are shown in a picture. */
export interface FrameScale {
  readonly width: number;
  readonly height: number;
  scale(frame: Picture): Picture;
}

/** Frames as they are, each pixel repeated `factor` times both ways. */
export function enlarged(width: number, height: number, factor: number): FrameScale {
  const scale = (frame: Picture) => (factor === 1 ? frame : repeatPixels(frame, factor));
  return { width: width * factor, height: height * factor, scale };
}

/** Frames shrunk so that the longer side has `longest` pixels. */
export function shrunk(width: number, height: number, longest: number): FrameScale {
  const share = longest / Math.max(width, height);
  const small = { width: atLeastOne(width * share), height: atLeastOne(height * share) };
  return { ...small, scale: (frame) => resizeLanczos(frame, small.width, small.height) };
}

function atLeastOne(value: number): number {
  return Math.max(1, Math.round(value));
}

function repeatPixels({ rgb, width, height }: Picture, factor: number): Picture {
  const wide = width * factor;
  const result = new Uint8Array(wide * height * factor * colours);
  for (let y = 0; y < height * factor; y++)
    for (let x = 0; x < wide; x++) {
      const from = (Math.floor(y / factor) * width + Math.floor(x / factor)) * colours;
      result.set(rgb.subarray(from, from + colours), (y * wide + x) * colours);
    }
  return { rgb: result, width: wide, height: height * factor };
}
