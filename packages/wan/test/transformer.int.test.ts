import { join } from 'node:path';
import { openWeights, quantizeWeights } from '@retake/onnx';
import type { Residency } from '@retake/plugin-api';
import { type Precision, readTransformerConfig, type TokenTimesteps, WanTransformer } from '@retake/wan';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fixtures } from './fixtures.js';
import { readGolden } from './golden.js';
import { InProcessWorker } from './in-process-worker.js';
import { signalToNoise } from './relative-error.js';
import { temporaryFolder } from './temporary-folder.js';

const golden = await readGolden(`${fixtures}goldens/a-base`);
const never = new AbortController().signal;
const input = {
  latents: golden.tensor('high_first_latents'),
  timestep: 999,
  text: golden.tensor('prompt_embeds'),
  signal: never,
};
const negative = { ...input, text: golden.tensor('negative_prompt_embeds') };
const quantizable = /^blocks\.\d+\.(attn[12]\.to_(q|k|v|out\.0)|ffn\.net\.(0\.proj|2))\.weight$/;

/** The call that ends a run with a given first frame: its tokens carry timestep 0. */
const imaged = await readGolden(`${fixtures}goldens/i-ti2v-image`);
const { first, rest } = { first: 0, rest: imaged.facts.timesteps.at(-1) ?? Number.NaN };
const withImage = {
  latents: imaged.tensor('high_last_latents'),
  timestep: { first, rest },
  text: imaged.tensor('prompt_embeds'),
  signal: never,
};

const formats = { int8: { bits: 8, blockSize: 64 }, int4: { bits: 4, blockSize: 32 } } as const;
/** Signal to noise in dB that predictions of quantised experts keep at least, and never reach. */
const expected = { int8: [25, 80], int4: [12, 35] } as const;
const precisions = ['int8', 'int4'] as const;

async function open(residency: Residency, precision: Precision = 'source', checkpoint = 'tiny-wan-t2v') {
  const folder = `${fixtures}${checkpoint}/transformer`;
  const config = await readTransformerConfig(folder);
  const weights = await openWeights(folder);
  const worker = new InProcessWorker();
  onTestFinished(() => worker.close());
  const select = (name: string) => quantizable.test(name);
  const make = async (name: 'int8' | 'int4') => {
    const out = join(await temporaryFolder(), `${name}.safetensors`);
    return quantizeWeights({ weights, select, ...formats[name], out });
  };
  const quantized = precision === 'source' ? undefined : await make(precision);
  const transformer = new WanTransformer({ config, weights, worker, residency, quantized });
  return { worker, config, weights, transformer };
}

describe('WanTransformer', () => {
  it('reports every block', async () => {
    const { transformer } = await open('stream');
    const reports: string[] = [];
    await transformer.predict({ ...input, onBlock: (index, count) => reports.push(`${index + 1}/${count}`) });
    expect(reports).toEqual(['1/3', '2/3', '3/3']);
  });

  it('keeps a session per graph when resident, none when streamed', async () => {
    const [resident, streamed] = [await open('resident'), await open('stream')];
    for (const { transformer } of [resident, streamed]) await transformer.predict(input);
    expect(resident.worker.sessions.size).toBe(3 + 4);
    expect(streamed.worker.sessions.size).toBe(0);
  });

  it('computes timestep and text once for two prompts in turn', async () => {
    const { transformer, worker } = await open('stream');
    for (const call of [input, negative]) await transformer.predict(call);
    const before = worker.counts.run;
    for (const call of [input, negative]) await transformer.predict(call);
    expect(worker.counts.run - before).toBe(2 * (1 + 3 + 1));
  });

  it('leaves nothing but its caches in the worker, and nothing when closed', async () => {
    const { transformer, worker } = await open('resident');
    await transformer.predict(input);
    const held = worker.tensors.size;
    await transformer.predict({ ...input, timestep: 500 });
    expect(worker.tensors.size).toBe(held);
    await transformer.close();
    expect(worker.tensors.size).toBe(0);
    expect(worker.sessions.size).toBe(0);
  });

  it('stops between blocks when aborted, and can go on later', async () => {
    const { transformer, worker } = await open('stream');
    const expected = await transformer.predict(input);
    const held = worker.tensors.size;
    const controller = new AbortController();
    const enough = new Error('enough');
    const stop = { ...input, signal: controller.signal, onBlock: () => controller.abort(enough) };
    await expect(transformer.predict(stop)).rejects.toBe(enough);
    expect(worker.tensors.size).toBe(held);
    expect(await transformer.predict(input)).toEqual(expected);
  });

  it('gives the same bytes for the same input', async () => {
    const { transformer } = await open('stream');
    expect(await transformer.predict(input)).toEqual(await transformer.predict(input));
  });

  it('names a tensor that is missing', async () => {
    const { config, weights, worker } = await open('stream');
    const name = 'blocks.1.ffn.net.2.weight';
    const get = (wanted: string) => weights.get(wanted === name ? 'gone' : wanted);
    const broken = new WanTransformer({ config, weights: { ...weights, get }, worker, residency: 'stream' });
    await expect(broken.predict(input)).rejects.toMatchObject({ code: 'tensor_missing' });
  });

  for (const residency of ['stream', 'resident'] as const)
    it.each(precisions)(
      `stays close to full precision with %s matrices, weights ${residency}`,
      async (name) => {
        const { transformer, worker } = await open(residency, name);
        const found = await transformer.predict(input);
        const ratio = signalToNoise(found, golden.tensor('high_first_cond').data);
        console.log(`velocity with ${name} matrices, ${residency}: ${ratio.toFixed(1)} dB`);
        expect(ratio).toBeGreaterThan(expected[name][0]);
        expect(ratio).toBeLessThan(expected[name][1]);
        await worker.close();
      },
    );

  for (const residency of ['stream', 'resident'] as const)
    it(`gives the first frame a timestep of its own, also when quantised, weights ${residency}`, async () => {
      const reference = imaged.tensor('high_last_cond').data;
      const full = await open(residency, 'source', 'tiny-wan-ti2v');
      const predict = (timestep: TokenTimesteps) => full.transformer.predict({ ...withImage, timestep });
      expect(signalToNoise(await predict(withImage.timestep), reference)).toBeGreaterThan(80);
      for (const other of [rest, { first: rest, rest: first }])
        expect(signalToNoise(await predict(other), reference)).toBeLessThan(25);
      expect(await predict({ first: rest, rest })).toEqual(await predict(rest));
      for (const name of precisions) {
        const small = await open(residency, name, 'tiny-wan-ti2v');
        const ratio = signalToNoise(await small.transformer.predict(withImage), reference);
        expect(ratio).toBeGreaterThan(expected[name][0]);
        expect(ratio).toBeLessThan(expected[name][1]);
      }
    });
});
