import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openWeights, quantizeWeights } from '@retake/onnx';
import {
  readTextEncoderConfig,
  readTransformerConfig,
  readVaeConfig,
  Umt5Encoder,
  WanTransformer,
  WanVaeDecoder,
  WanVaeEncoder,
} from '@retake/wan';

const signal = new AbortController().signal;
const inBlock = /^blocks\.\d+\.(attn[12]|ffn)\..*\.weight$/;
const formats = { int8: { bits: 8, blockSize: 64 }, int4: { bits: 4, blockSize: 32 } };
const textWidth = 512;
/** VAE: latents are an eighth of the picture, with a frame for every four after the first. */
const space = 8;
const time = 4;
const channels = 16;

/**
 * The parts of a checkpoint over one inference process, each with what it takes to do a piece of real work.
 * @param derived folder for quantised weights
 */
export async function openParts(folder, worker, derived = folder) {
  const at = (name) => join(folder, name);
  const vae = { config: await readVaeConfig(at('vae')), weights: await openWeights(at('vae')), worker };
  const expert = async (name, { residency = 'resident', precision = 'source' } = {}) =>
    new WanTransformer({
      config: await readTransformerConfig(at(name)),
      weights: await openWeights(at(name)),
      quantized:
        precision === 'source'
          ? undefined
          : await quantised(at(name), join(derived, `${name}-${precision}`), precision),
      worker,
      residency,
    });
  return {
    expert,
    textEncoder: async (residency = 'resident') =>
      new Umt5Encoder({
        config: await readTextEncoderConfig(at('text_encoder')),
        weights: await openWeights(at('text_encoder')),
        worker,
        residency,
      }),
    decoder: () => new WanVaeDecoder(vae),
    encoder: () => new WanVaeEncoder(vae),
  };
}

/** INT8 or INT4 weights of an expert, made once. */
async function quantised(expert, made, precision) {
  return openWeights(made).catch(async () => {
    await mkdir(made, { recursive: true });
    const weights = await openWeights(expert);
    const select = (tensor, { shape }) => shape.length === 2 && inBlock.test(tensor);
    return quantizeWeights({ weights, select, ...formats[precision], out: join(made, 'model.safetensors') });
  });
}

/** One prediction for a clip of this size. `texts`: one for the prompt alone, two with guidance. */
export async function predict(model, { frames = 5, width = 64, height = 64, texts = 1 } = {}) {
  const latents = values(channels, (frames - 1) / time + 1, height / space, width / space);
  for (let text = 0; text < texts; text++)
    await model.predict({ latents, timestep: 500, text: values(8 + text, textWidth), signal });
}

/** Decodes a clip of this size, in tiles and chunks or not. */
export async function decode(decoder, { frames = 5, side = 256, tiling = null, whole = false } = {}) {
  const latents = values(channels, (frames - 1) / time + 1, side / space, side / space);
  for await (const _ of decoder.decodeFrames({ latents, tiling, whole, signal }));
}

/** Encodes a clip of this size. */
export async function encode(encoder, { frames = 1, side = 256, tiling = null } = {}) {
  const pictures = Array.from({ length: frames }, () => values(3, 1, side, side));
  await encoder.encode({ frames: pictures, height: side, width: side, tiling, signal });
}

/** Reads a short prompt. */
export async function readPrompt(encoder) {
  await encoder.encode({ ids: [3, 7, 11, 1], signal });
}

function values(...dims) {
  const length = dims.reduce((product, side) => product * side, 1);
  return { type: 'float32', dims, data: Float32Array.from({ length }, (_, at) => Math.sin(at)) };
}
