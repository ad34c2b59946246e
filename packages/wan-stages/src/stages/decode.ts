import { join } from 'node:path';
import { openWeights } from '@retake/onnx';
import type { Stage, StageContext, StageOutput, Tensor } from '@retake/plugin-api';
import { WanVaeDecoder } from '@retake/wan';
import { checkHealth } from './check-health.js';
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
  checkHealth(latents.data);
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
    const facts = { frames: 0, height: 0, width: 0 };
    await writeChunks(path, bytesOf(pieces, facts));
    return { files: { frames: path }, facts };
  } finally {
    await decoder.close();
  }
}

/** Pieces [3,f,H,W] as bytes, counted on their way. */
async function* bytesOf(
  pieces: AsyncIterable<Tensor<'float32'>>,
  facts: { frames: number; height: number; width: number },
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    const [, frames = 0, height = 0, width = 0] = piece.dims;
    Object.assign(facts, { frames: facts.frames + frames, height, width });
    yield* rgbFrames(piece);
  }
}
