import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ContactSheetRequest } from '@retake/plugin-api';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { movingSquare } from '../test/moving-square.js';
import { temporaryFolder } from '../test/temporary-folder.js';
import { contactSheet } from './contact-sheet.js';

const at = temporaryFolder();

function request(count: number, width: number, height: number, more: Partial<ContactSheetRequest> = {}) {
  const signal = new AbortController().signal;
  return {
    frames: movingSquare(count, width, height),
    count,
    width,
    height,
    path: at('sheet.png'),
    signal,
    ...more,
  };
}

/** Pixels of the sheet written, as a look-up. */
async function pixels(): Promise<(x: number, y: number) => number[]> {
  const { data, info } = await sharp(at('sheet.png')).raw().toBuffer({ resolveWithObject: true });
  return (x, y) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
}

describe('contactSheet', () => {
  it('shows small frames enlarged, in rows, with white between', async () => {
    const written = await contactSheet(request(17, 64, 32, { columns: 2, most: 4 }));
    expect(written).toMatchObject({ width: 4 + 2 * 132, height: 4 + 2 * 68, frames: 4 });
    const pixel = await pixels();
    const red = [255, 0, 0];
    const blue = [0, 0, 200];
    expect(pixel(1, 1)).toEqual([255, 255, 255]);
    expect(pixel(4, 4)).toEqual(red);
    expect(pixel(4 + 2 * 8, 4)).toEqual(blue);
    // The last of 17 frames: the square has moved by 16 pixels, shown twice as large.
    expect(pixel(4 + 132 + 2 * 16 - 1, 4 + 68)).toEqual(blue);
    expect(pixel(4 + 132 + 2 * 16, 4 + 68)).toEqual(red);
  });

  it('shrinks large frames', async () => {
    expect(await contactSheet(request(1, 960, 540))).toMatchObject({ width: 488, height: 278, frames: 1 });
  });

  it.each([
    [1, 1],
    [5, 5],
    [81, 12],
  ])('of %i frames shows %i', async (count, frames) => {
    expect(await contactSheet(request(count, 16, 16))).toMatchObject({ frames });
  });

  it.each([
    { path: 'sheet.png' },
    { path: '/tmp/sheet.jpg' },
    { columns: 0 },
    { most: 1.5 },
    { count: 0 },
    { width: -1 },
  ])('refuses %o', async (wrong) => {
    await expect(contactSheet(request(3, 16, 16, wrong))).rejects.toMatchObject({ code: 'request_invalid' });
  });

  it.each([
    ['too short frames', { frames: [new Uint8Array(5)] }, 'frame 0 has 5 bytes'],
    ['too few frames', { count: 9 }, 'ended after 3 frames'],
  ])('refuses %s', async (_, wrong, words) => {
    await expect(contactSheet(request(3, 16, 16, wrong))).rejects.toMatchObject({
      code: 'encoder_failed',
      message: expect.stringContaining(words),
    });
  });

  it('leaves nothing when aborted', async () => {
    const path = at('aborted.png');
    const controller = new AbortController();
    async function* frames() {
      yield* movingSquare(1, 16, 16);
      controller.abort(new Error('enough'));
      yield* movingSquare(2, 16, 16);
    }
    await expect(
      contactSheet(request(3, 16, 16, { path, frames: frames(), signal: controller.signal })),
    ).rejects.toThrow('enough');
    expect((await readdir(dirname(path))).filter((name) => name.startsWith('aborted'))).toEqual([]);
  });
});
