/** BT.709 luma weights of red, green and blue (ITU-R BT.709-6, item 3.2). */
const red = 0.2126;
const green = 0.7152;
const blue = 0.0722;
/** Limited range of 8 bits: luma 16 to 235, chroma 16 to 240 around 128. */
const lumaScale = 219 / 255;
const chromaScale = 224 / 255;
const blueDifference = chromaScale / (2 * (1 - blue));
const redDifference = chromaScale / (2 * (1 - red));

/**
 * Converts one frame to planar 4:2:0: luma, then blue and red difference at half size, each chroma sample the mean of
 * its 2×2 pixels. BT.709, limited range.
 * @param rgb width·height·3 bytes, row by row; both sides even.
 * @returns width·height·3/2 bytes.
 */
export function rgbToYuv420(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const pixels = width * height;
  const yuv = new Uint8Array(pixels * 1.5);
  for (let pixel = 0; pixel < pixels; pixel++)
    yuv[pixel] = 16 + lumaScale * luma(at(rgb, pixel, 0), at(rgb, pixel, 1), at(rgb, pixel, 2)) + 0.5;
  let chroma = pixels;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const corner = y * width + x;
      const r = mean(rgb, corner, width, 0);
      const g = mean(rgb, corner, width, 1);
      const b = mean(rgb, corner, width, 2);
      const grey = luma(r, g, b);
      yuv[chroma] = 128 + (b - grey) * blueDifference + 0.5;
      yuv[chroma + pixels / 4] = 128 + (r - grey) * redDifference + 0.5;
      chroma++;
    }
  }
  return yuv;
}

function luma(r: number, g: number, b: number): number {
  return red * r + green * g + blue * b;
}

function at(rgb: Uint8Array, pixel: number, channel: number): number {
  return rgb[pixel * 3 + channel] ?? 0;
}

function mean(rgb: Uint8Array, corner: number, width: number, channel: number): number {
  const below = corner + width;
  const sum =
    at(rgb, corner, channel) +
    at(rgb, corner + 1, channel) +
    at(rgb, below, channel) +
    at(rgb, below + 1, channel);
  return sum / 4;
}
