import { describe, expect, it } from 'vitest';
import { rgbToYuv420 } from './rgb-to-yuv420.js';

const plain = (r: number, g: number, b: number) => Uint8Array.from([r, g, b, r, g, b, r, g, b, r, g, b]);

describe('RGB to 4:2:0', () => {
  // BT.709 limited-range values of the 100 % colour bars, as in ITU-R BT.709 and SMPTE RP 219.
  it.each([
    ['white', [255, 255, 255], [235, 128, 128]],
    ['black', [0, 0, 0], [16, 128, 128]],
    ['red', [255, 0, 0], [63, 102, 240]],
    ['green', [0, 255, 0], [173, 42, 26]],
    ['blue', [0, 0, 255], [32, 240, 118]],
    ['yellow', [255, 255, 0], [219, 16, 138]],
  ])('turns %s into its BT.709 values', (_, [r = 0, g = 0, b = 0], [y = 0, cb = 0, cr = 0]) => {
    expect([...rgbToYuv420(plain(r, g, b), 2, 2)]).toEqual([y, y, y, y, cb, cr]);
  });

  it('keeps luma per pixel and takes the mean of four pixels for chroma', () => {
    const rgb = Uint8Array.from([255, 0, 0, 0, 0, 255, 255, 0, 0, 0, 0, 255]);
    const yuv = rgbToYuv420(rgb, 2, 2);
    expect([...yuv.subarray(0, 4)]).toEqual([63, 32, 63, 32]);
    expect([...yuv.subarray(4)]).toEqual([171, 179]);
  });

  it('lays the planes one after the other', () => {
    const left = plain(255, 0, 0).subarray(0, 6);
    const right = plain(0, 0, 255).subarray(0, 6);
    const row = Uint8Array.from([...left, ...right]);
    const yuv = rgbToYuv420(Uint8Array.from([...row, ...row]), 4, 2);
    expect([...yuv]).toEqual([63, 63, 32, 32, 63, 63, 32, 32, 102, 240, 240, 118]);
  });
});
