import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EncodeRequest, HardwareFacts, StageContext } from '@retake/plugin-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mockAdapter } from './mock-adapter.js';
import { testCard } from './test-card.js';

const encoded: EncodeRequest[] = [];
const written: Uint8Array[] = [];
const adapter = mockAdapter({
  async encode(request) {
    encoded.push(request);
    for await (const frame of request.frames) written.push(frame);
    return { encoder: 'test', bytes: 1 };
  },
});
const plan = (request: object) =>
  adapter.plan({
    request: request as never,
    checkpoint: '/c',
    hardware: { id: 'cpu' } as HardwareFacts,
    memoryBytes: null,
    options: {},
  });

describe('the mock', () => {
  it('says what it is, and recognises no checkpoint', async () => {
    expect(adapter.title).toMatch(/mock.*nothing is generated/i);
    expect(await adapter.recognises?.('/c')).toBe(false);
  });

  it('takes the requests of other models, with even sides', async () => {
    const { request, adjustments, problems } = await adapter.validate(
      { prompt: 'x', width: 97, steps: 4 },
      '/c',
    );
    expect(request).toEqual({ prompt: 'x', width: 96, steps: 4, height: 480, frames: 81, fps: 16 });
    expect(adjustments).toMatchObject([{ path: 'width', from: 97, to: 96 }]);
    expect(problems).toEqual([]);
    expect((await adapter.validate({ frames: 0 }, '/c')).problems).toMatchObject([{ path: 'frames' }]);
  });

  it('draws test cards and says in the facts that they are a mock', async () => {
    const run = await adapter.open(
      await plan({ width: 32, height: 32, frames: 3, fps: 8 }),
      new AbortController().signal,
    );
    const [stage] = run.stages;
    const directory = await mkdtemp(join(tmpdir(), 'retake-mock-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const context = { directory, progress: () => undefined, signal: new AbortController().signal };
    const output = await stage?.run(context as unknown as StageContext);
    expect(output).toEqual({
      files: { video: join(directory, 'clip.mp4'), mock: join(directory, 'mock.txt') },
      facts: { encoder: 'test', bytes: 1, mock: true, frames: 3, width: 32, height: 32, fps: 8 },
    });
    expect(await readFile(join(directory, 'mock.txt'), 'utf8')).toMatch(/test card/);
    expect(written).toEqual([0, 1, 2].map((index) => testCard({ width: 32, height: 32, index, count: 3 })));
    expect(encoded).toMatchObject([{ width: 32, height: 32, fps: 8 }]);
  });

  it('needs little memory', async () => {
    const [estimate] = await adapter.estimate(await plan({ width: 100, height: 100, frames: 9 }));
    expect(estimate?.peakBytes).toBe(240_000);
  });
});
