import { readdir } from 'node:fs/promises';
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { InProcessWorker } from './in-process-worker.js';
import { openWorker } from './open-worker.js';
import { relativeError, worstFrameError } from './relative-error.js';
import { temporaryFolder } from './temporary-folder.js';
import { eachFrame, framesBetween, openVaeGolden, tilingOf } from './vae-golden.js';

const signal = new AbortController().signal;
const referenceLimit = 1e-4;
const formLimit = 1e-5;

for (const name of ['vae21', 'vae22'])
  describe(`${name} beside the reference implementation`, async () => {
    const worker = new InProcessWorker();
    afterAll(() => worker.close());
    const { facts, config, encoder, decoder, tensor } = await openVaeGolden(name, worker);
    const { height, width } = facts;
    const [encodeTiles, decodeTiles] = [tilingOf(facts.encode_tiles), tilingOf(facts.decode_tiles)];
    const latents = tensor('latents');
    const encode = (options: Partial<Parameters<typeof encoder.encode>[0]> = {}) =>
      encoder.encode({
        frames: eachFrame(tensor('frames')),
        height,
        width,
        tiling: null,
        signal,
        ...options,
      });
    const decode = (options: Partial<Parameters<typeof decoder.decode>[0]> = {}) =>
      decoder.decode({ latents, tiling: null, signal, ...options });
    let scratch = '';
    beforeEach(async () => {
      scratch = await temporaryFolder();
    });

    it('encodes a clip', async () => {
      const found = await encode();
      expect(found.dims).toEqual(latents.dims);
      expect(worstFrameError(found, latents)).toBeLessThan(referenceLimit);
    });

    it('encodes a single image', async () => {
      const found = await encode({ frames: [framesBetween(tensor('frames'), 0, 1)] });
      expect(worstFrameError(found, tensor('image_latents'))).toBeLessThan(referenceLimit);
    });

    it('encodes in tiles', async () => {
      const found = await encode({ tiling: encodeTiles, scratch });
      const reference = tensor('tiled_latents');
      expect(worstFrameError(found, reference)).toBeLessThan(referenceLimit);
      expect(relativeError(latents.data, reference.data)).toBeGreaterThan(10 * referenceLimit);
    });

    it('decodes latents', async () => {
      const found = await decode();
      expect(found.dims).toEqual(tensor('decoded').dims);
      expect(worstFrameError(found, tensor('decoded'))).toBeLessThan(referenceLimit);
    });

    it('decodes in tiles', async () => {
      const part = framesBetween(latents, 0, facts.tiled_latent_frames);
      const found = await decode({ latents: part, tiling: decodeTiles, scratch });
      const reference = tensor('tiled_decoded');
      expect(worstFrameError(found, reference)).toBeLessThan(referenceLimit);
      const whole = await decode({ latents: part });
      expect(relativeError(whole.data, reference.data)).toBeGreaterThan(10 * referenceLimit);
    });

    it.each([1, 5, 9, 17])('gives the same for %i frames in chunks and at once', async (count) => {
      const z = { type: 'float32' as const, dims: [config.z_dim, (count + 3) / 4, 2, 3] };
      const length = z.dims.reduce((product, size) => product * size, 1);
      const given = { ...z, data: Float32Array.from({ length }, (_, at) => Math.sin(at * 1.7)) };
      const clip = await decode({ latents: given });
      expect(clip.dims[1]).toBe(count);
      expect(worstFrameError(clip, await decode({ latents: given, whole: true }))).toBeLessThan(formLimit);
      const [, , rows = 0, columns = 0] = clip.dims;
      const input = { height: rows, width: columns };
      const means = await encode({ ...input, frames: eachFrame(clip) });
      expect(means.dims).toEqual(z.dims);
      const whole = await encode({ ...input, frames: eachFrame(clip), whole: true });
      expect(worstFrameError(means, whole)).toBeLessThan(formLimit);
    });

    it('gives the same in a process of its own, where caches are written in place', async () => {
      const remote = await openWorker();
      onTestFinished(() => remote.close());
      const there = await openVaeGolden(name, remote);
      const frames = there.encoder.encode({
        frames: eachFrame(tensor('frames')),
        height,
        width,
        tiling: null,
        signal,
      });
      expect(worstFrameError(await frames, latents)).toBeLessThan(referenceLimit);
      const decoded = await there.decoder.decode({ latents, tiling: null, signal });
      expect(worstFrameError(decoded, tensor('decoded'))).toBeLessThan(referenceLimit);
    });

    it('gives frames as they come, one and then four at a time, and says how far it is', async () => {
      for (const tiling of [null, decodeTiles]) {
        const shares: number[] = [];
        const counts: number[] = [];
        const onProgress = (share: number) => shares.push(share);
        for await (const { dims } of decoder.decodeFrames({ latents, tiling, scratch, signal, onProgress }))
          counts.push(dims[1] ?? 0);
        expect(counts).toEqual([1, 4, 4]);
        expect(shares.at(-1)).toBe(1);
        expect([...shares].sort((a, b) => a - b)).toEqual(shares);
      }
    });

    it('leaves nothing behind, in the worker or on disk, also when it is stopped', async () => {
      const nothing = async () => {
        expect([worker.tensors.size, worker.sessions.size]).toEqual([0, 0]);
        expect(await readdir(scratch)).toEqual([]);
      };
      for (const tiling of [null, decodeTiles]) {
        for await (const _ of decoder.decodeFrames({ latents, tiling, scratch, signal })) break;
        await nothing();
        const controller = new AbortController();
        const enough = new Error('enough');
        const stop = { scratch, signal: controller.signal, onProgress: () => controller.abort(enough) };
        await expect(decode({ tiling, ...stop })).rejects.toBe(enough);
        await nothing();
      }
      const controller = new AbortController();
      const onProgress = () => controller.abort(new Error('enough'));
      const stopped = encode({ tiling: encodeTiles, scratch, signal: controller.signal, onProgress });
      await expect(stopped).rejects.toThrow('enough');
      await nothing();
    });

    it('refuses frames and sizes it cannot encode', async () => {
      const refused = { code: 'request_invalid' };
      await expect(encode({ frames: [...eachFrame(tensor('frames'))].slice(2) })).rejects.toMatchObject(
        refused,
      );
      await expect(encode({ frames: [] })).rejects.toMatchObject(refused);
      await expect(encode({ width: width + 1 })).rejects.toMatchObject(refused);
      await expect(encode({ width: width + 16 })).rejects.toMatchObject(refused);
      await expect(decode({ latents: tensor('frames') })).rejects.toMatchObject(refused);
      await expect(decode({ tiling: { tile: 20, stride: 10 } })).rejects.toMatchObject(refused);
    });
  });
