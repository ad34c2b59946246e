import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClipPictureRequest, ImageTools, StageContext } from '@retake/plugin-api';
import { beforeEach, describe, expect, it } from 'vitest';
import { writePictures } from './write-pictures.js';

const size = { frames: 3, width: 2, height: 1 };
let directory = '';
let source = '';
let warnings: object[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'retake pictures '));
  source = join(directory, 'frames.rgb');
  await writeFile(
    source,
    Uint8Array.from({ length: 18 }, (_, at) => at),
  );
  warnings = [];
});

function context(signal = new AbortController().signal): StageContext {
  const log = { warn: (fields: object) => void warnings.push(fields) };
  return { signal, directory, log } as unknown as StageContext;
}

async function taken({ frames }: ClipPictureRequest): Promise<number[][]> {
  const all: number[][] = [];
  for await (const frame of frames) all.push([...frame]);
  return all;
}

const made = { width: 1, height: 1, frames: 3, bytes: 1 };

describe('pictures of a clip', () => {
  it('are made from all frames, each picture with its own pass', async () => {
    const seen: number[][][] = [];
    const picture = async (request: ClipPictureRequest) => {
      seen.push(await taken(request));
      return made;
    };
    const images = { contactSheet: picture, animation: picture } as unknown as ImageTools;
    const { files, failed } = await writePictures(
      images,
      { source, ...size },
      { fps: 16, context: context() },
    );
    expect(Object.keys(files)).toEqual(['sheet', 'animation']);
    expect(failed).toEqual([]);
    const frames = [0, 6, 12].map((start) => [0, 1, 2, 3, 4, 5].map((at) => start + at));
    expect(seen).toEqual([frames, frames]);
  });

  it('that fail cost a warning and nothing else', async () => {
    const images = {
      contactSheet: () => Promise.reject(new Error('no room')),
      animation: async () => made,
    } as unknown as ImageTools;
    const { files, failed } = await writePictures(
      images,
      { source, ...size },
      { fps: 16, context: context() },
    );
    expect(Object.keys(files)).toEqual(['animation']);
    expect(failed).toEqual(['sheet: no room']);
    expect(warnings).toMatchObject([{ picture: 'sheet', reason: 'no room' }]);
  });

  it('stop when aborted', async () => {
    const abort = new AbortController();
    const images = {
      contactSheet: () => {
        abort.abort(new Error('enough'));
        return Promise.reject(new Error('stopped'));
      },
    } as unknown as ImageTools;
    const call = writePictures(images, { source, ...size }, { fps: 16, context: context(abort.signal) });
    await expect(call).rejects.toThrow('enough');
  });
});
