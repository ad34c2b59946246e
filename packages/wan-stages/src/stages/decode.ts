import { join } from 'node:path';
import { openWeights } from '@retake/onnx';
import type { Stage, StageContext, StageOutput, Tensor } from '@retake/plugin-api';
import { WanVaeDecoder } from '@retake/wan';
import { checkFinite, checkLatents } from '../health/check-health.js';
import { ClipHealth } from '../health/clip-health.js';
import { freshScratch } from './fresh-scratch.js';
import { readTensors } from './read-tensors.js';
import { rgbFrames } from './rgb-frames.js';
import type { StageTools } from './stage-tools.js';
import { writeChunks } from './write-chunks.js';

/** Latents → `frames`: raw RGB, 8 bits per colour, frame by frame, row by row, written as they come. Its facts give the size. */
export function decodeStage(tools: StageTools): Stage {
  return {
    id: 'decode',
    title: 'Decode the frames',
    reads: ['checkpoint', 'options.vae.tiling'],
    inputs: ['denoise'],
    run: (context) => decode(tools, context),
  };
}

async function decode({ configs, plan, worker }: StageTools, context: StageContext): Promise<StageOutput> {
  const latents = (await readTensors(context, 'denoise', 'latents'))('latents');
  checkLatents(latents.data);
  const decoder = new WanVaeDecoder({
    config: configs.vae,
    weights: await openWeights(join(configs.folder, 'vae')),
    worker: await worker.open(context),
  });
  try {
    const path = join(context.directory, 'frames.rgb');
    const pieces = decoder.decodeFrames({
      latents,
      tiling: plan.options.vae.tiling,
      scratch: await freshScratch(context),
      signal: context.signal,
      onProgress: (fraction) => context.progress({ fraction }),
    });
    const size = { frames: 0, height: 0, width: 0 };
    const { prompt, allowBlankImage: blankImage } = plan.request;
    const health = new ClipHealth({ prompt, blankImage });
    await writeChunks(path, bytesOf(pieces, size, health));
    const warnings = health.verdict().map(({ kind, message }) => {
      context.log.warn({ kind }, message);
      return kind;
    });
    return { files: { frames: path }, facts: { ...size, ...(warnings.length > 0 && { warnings }) } };
  } finally {
    await decoder.close();
  }
}

/** Pieces [3,f,H,W] as bytes, counted and looked at on their way. */
async function* bytesOf(
  pieces: AsyncIterable<Tensor<'float32'>>,
  size: { frames: number; height: number; width: number },
  health: ClipHealth,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    const [, frames = 0, height = 0, width = 0] = piece.dims;
    Object.assign(size, { frames: size.frames + frames, height, width });
    checkFinite(piece.data, 'frames');
    for (const rgb of rgbFrames(piece)) {
      health.note(rgb, width);
      yield rgb;
    }
  }
}
