import type { AnimationRequest } from '@retake/plugin-api';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { movingSquare } from '../test/moving-square.js';
import { temporaryFolder } from '../test/temporary-folder.js';
import { animation, delays } from './animation.js';

const at = temporaryFolder();

async function animate(
  count: number,
  width: number,
  height: number,
  more: Partial<AnimationRequest> = {},
  largest?: number,
) {
  const warnings: object[] = [];
  const log = { debug() {}, info() {}, error() {}, warn: (facts: object) => void warnings.push(facts) };
  const signal = new AbortController().signal;
  const frames = movingSquare(count, width, height);
  const request = { frames, count, width, height, fps: 16, path: at('clip.webp'), signal, ...more };
  return { written: await animation(request, log, largest), warnings };
}

describe('animation', () => {
  it('shows every frame for its time, for ever', async () => {
    const { written, warnings } = await animate(17, 64, 32);
    expect(written).toMatchObject({ width: 256, height: 128, frames: 17 });
    expect(warnings).toEqual([]);
    const { pages, loop, delay, format, pageHeight } = await sharp(at('clip.webp'), {
      animated: true,
    }).metadata();
    expect({ pages, loop, format, pageHeight }).toEqual({
      pages: 17,
      loop: 0,
      format: 'webp',
      pageHeight: 128,
    });
    expect(delay?.reduce((sum, time) => sum + time)).toBe(Math.round((17 / 16) * 1000));
  });

  it('keeps small frames without loss', async () => {
    await animate(3, 64, 32);
    const last = await sharp(at('clip.webp'), { page: 2 }).removeAlpha().raw().toBuffer();
    const enlarged = await sharp([...movingSquare(3, 64, 32)][2], {
      raw: { width: 64, height: 32, channels: 3 },
    })
      .resize(256, 128, { kernel: 'nearest' })
      .raw()
      .toBuffer();
    expect(last.equals(enlarged)).toBe(true);
  });

  it('shrinks large frames', async () => {
    expect((await animate(2, 960, 540)).written).toMatchObject({ width: 480, height: 270, frames: 2 });
  });

  it('leaves frames out when all would need too much memory, and says so', async () => {
    const shown = 256 * 128;
    const { written, warnings } = await animate(17, 64, 32, {}, 10 * shown);
    expect(written.frames).toBe(9);
    expect(warnings).toMatchObject([{ every: 2 }]);
    const { delay } = await sharp(at('clip.webp'), { animated: true }).metadata();
    expect(delay?.reduce((sum, time) => sum + time)).toBe(Math.round((17 / 16) * 1000));
  });

  it.each([{ fps: 0 }, { fps: Number.NaN }, { path: '/tmp/clip.gif' }, { count: 1.5 }])(
    'refuses %o',
    async (wrong) => {
      await expect(animate(2, 16, 16, wrong)).rejects.toMatchObject({ code: 'request_invalid' });
    },
  );
});

it('rounds times so that they add up', () => {
  expect(delays([0, 1, 2], 3, 24)).toEqual([42, 41, 42]);
  expect(delays([0, 2], 3, 10)).toEqual([200, 100]);
});
