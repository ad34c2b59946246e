import { colours, type Picture } from './picture.js';

/** Lobes of the kernel on each side. */
const lobes = 3;
/** Weights are whole multiples of 2⁻²². */
const precision = 2 ** 22;
const brightest = 255;

/**
 * Brings a picture to a size with a Lanczos filter of three lobes, widened when shrinking, across and down, rounded to
 * 8 bits after each. Weights are rounded and sums cut as in Pillow (`src/libImaging/Resample.c`), and the order is that
 * of Pillow 13.0, so that the result is the same as of its `Image.resize(size, LANCZOS)`, bit for bit.
 */
export function resizeLanczos(picture: Picture, width: number, height: number): Picture {
  if (isDownFirst(picture, width, height)) return resizeRows(resizeColumns(picture, height), width);
  const across = picture.width === width ? picture : resizeRows(picture, width);
  return across.height === height ? across : resizeColumns(across, height);
}

/** Older versions of Pillow always go across first, which differs by rounding. Found by trial with 398 random sizes. */
function isDownFirst(from: Picture, width: number, height: number): boolean {
  return width !== from.width && height < from.height && from.height - height > 2 * (from.width - width);
}

/** What one pixel of the result is made of: `weights[i]` of the source pixel `first + i`. */
interface Mixture {
  readonly first: number;
  readonly weights: Float64Array;
}

function resizeRows({ rgb, width: from, height }: Picture, width: number): Picture {
  const result = new Uint8Array(width * height * colours);
  const mixtures = mixturesOf(from, width);
  for (let y = 0; y < height; y++)
    for (const [x, { first, weights }] of mixtures.entries())
      for (let colour = 0; colour < colours; colour++) {
        let sum = precision / 2;
        let at = (y * from + first) * colours + colour;
        for (let i = 0; i < weights.length; i++, at += colours)
          sum += (rgb[at] as number) * (weights[i] as number);
        result[(y * width + x) * colours + colour] = toByte(sum);
      }
  return { rgb: result, width, height };
}

function resizeColumns({ rgb, width, height: from }: Picture, height: number): Picture {
  const row = width * colours;
  const result = new Uint8Array(row * height);
  for (const [y, { first, weights }] of mixturesOf(from, height).entries()) {
    const sums = new Float64Array(row).fill(precision / 2);
    for (const [i, weight] of weights.entries()) {
      const start = (first + i) * row;
      for (let x = 0; x < row; x++) sums[x] = (sums[x] as number) + (rgb[start + x] as number) * weight;
    }
    for (let x = 0; x < row; x++) result[y * row + x] = toByte(sums[x] as number);
  }
  return { rgb: result, width, height };
}

function toByte(sum: number): number {
  return Math.min(brightest, Math.max(0, Math.floor(sum / precision)));
}

function mixturesOf(from: number, to: number): Mixture[] {
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const reach = lobes * stretch;
  return Array.from({ length: to }, (_, index) => {
    const centre = (index + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - reach + 0.5));
    const end = Math.min(from, Math.trunc(centre + reach + 0.5));
    const weights = new Float64Array(end - first).map((_, i) =>
      lanczos((i + first - centre + 0.5) / stretch),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return { first, weights: weights.map((weight) => awayFromZero((weight / total) * precision)) };
  });
}

function lanczos(x: number): number {
  return x >= -lobes && x < lobes ? sinc(x) * sinc(x / lobes) : 0;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
}

/** Rounds halves away from zero, unlike Math.round. */
function awayFromZero(value: number): number {
  return Math.trunc(value < 0 ? value - 0.5 : value + 0.5);
}
