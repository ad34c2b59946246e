// Writes a checkpoint of the Wan 2.2 text-to-video architecture with random weights. See README.md.
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drawNormal, NoisePool } from './noise-pool.mjs';
import { presets, textEncoders } from './presets.mjs';
import { textEncoderConfig, textEncoderNoise, textEncoderTensors } from './text-encoder.mjs';
import { transformerConfig, transformerNoise, transformerTensors } from './transformer.mjs';
import { vaeConfig, vaeNoise, vaeTensors } from './vae.mjs';
import { writeComponent, writeJson } from './write-component.mjs';

const fixture = resolve(import.meta.dirname, '../../fixtures/tiny-wan-t2v');
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    preset: { type: 'string', default: 'mid' },
    layers: { type: 'string' },
    dtype: { type: 'string' },
    'text-encoder': { type: 'string', default: 'shrunk' },
    'vae-base': { type: 'string' },
    'shard-bytes': { type: 'string', default: '5000000000' },
    seed: { type: 'string', default: '0' },
  },
});

await main(readOptions(values));

function readOptions(given) {
  const preset = oneOf('preset', given.preset, presets);
  if (given.out === undefined) fail('--out is missing: give the folder to write');
  return {
    out: resolve(given.out),
    name: given.preset,
    dtype:
      given.dtype === undefined ? preset.dtype : oneOf('dtype', given.dtype, { f32: 'f32', bf16: 'bf16' }),
    transformer: {
      ...preset.transformer,
      layers: whole('layers', given.layers ?? preset.transformer.layers),
    },
    textEncoder: {
      ...oneOf('text-encoder', given['text-encoder'], textEncoders)(),
      width: preset.transformer.textDim,
    },
    textEncoderName: given['text-encoder'],
    vaeBase: whole('vae-base', given['vae-base'] ?? preset.vaeBase),
    shardBytes: whole('shard-bytes', given['shard-bytes']),
    seed: whole('seed', given.seed, 0),
  };
}

async function main(options) {
  const { out, dtype, transformer, textEncoder, vaeBase, shardBytes, seed } = options;
  const started = performance.now();
  await mkdir(out, { recursive: true });
  let bytes = 0;
  const normal = drawNormal(seed);
  const component = async (name, parts) => {
    const pool = new NoisePool(name, parts.dtype, normal);
    bytes += await writeComponent({ folder: join(out, name), pool, shardBytes, ...parts });
  };
  const expert = {
    config: transformerConfig(transformer),
    tensors: transformerTensors(transformer),
    noise: transformerNoise,
    weightsName: 'diffusion_pytorch_model',
    dtype,
  };
  await component('transformer', expert);
  await component('transformer_2', expert);
  await component('text_encoder', {
    config: textEncoderConfig(textEncoder),
    tensors: textEncoderTensors(textEncoder),
    noise: textEncoderNoise,
    weightsName: 'model',
    dtype,
  });
  await component('vae', {
    config: vaeConfig(vaeBase),
    tensors: vaeTensors(vaeBase),
    noise: vaeNoise,
    weightsName: 'diffusion_pytorch_model',
    dtype: 'f32',
  });
  for (const folder of ['scheduler', 'tokenizer']) {
    await cp(join(fixture, folder), join(out, folder), { recursive: true });
  }
  await writeFile(join(out, 'README.md'), describe(options));
  // Last, so that a folder that was not finished is not taken for a checkpoint.
  await writeJson(join(out, 'model_index.json'), modelIndex());
  const seconds = (performance.now() - started) / 1000;
  const rate = bytes / 1e6 / seconds;
  console.log(`${out}: ${(bytes / 1e9).toFixed(2)} GB in ${seconds.toFixed(1)} s (${rate.toFixed(0)} MB/s)`);
}

function modelIndex() {
  return {
    _class_name: 'WanPipeline',
    _diffusers_version: '0.35.0.dev0',
    boundary_ratio: 0.875,
    expand_timesteps: false,
    scheduler: ['diffusers', 'UniPCMultistepScheduler'],
    text_encoder: ['transformers', 'UMT5EncoderModel'],
    tokenizer: ['transformers', 'T5TokenizerFast'],
    transformer: ['diffusers', 'WanTransformer3DModel'],
    transformer_2: ['diffusers', 'WanTransformer3DModel'],
    vae: ['diffusers', 'AutoencoderKLWan'],
  };
}

function describe({ name, transformer, textEncoderName, vaeBase, dtype, seed }) {
  return [
    '# Random weights',
    '',
    'This checkpoint has the architecture of Wan 2.2 text-to-video and no training: every weight is seeded random',
    'noise, every video it makes is noise. It serves to measure memory and time, and to rehearse failures.',
    '',
    `Made by tools/synthetic-checkpoint: preset ${name}, ${transformer.layers} layers, ${dtype}, seed ${seed},`,
    `text encoder ${textEncoderName}, VAE base ${vaeBase}.`,
    '',
  ].join('\n');
}

function oneOf(option, value, table) {
  if (Object.hasOwn(table, value)) return table[value];
  return fail(`--${option} ${value} is unknown; allowed: ${Object.keys(table).join(', ')}`);
}

function whole(option, value, least = 1) {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= least) return number;
  return fail(`--${option} ${value} is not a whole number of at least ${least}`);
}

function fail(problem) {
  console.error(problem);
  process.exit(2);
}
