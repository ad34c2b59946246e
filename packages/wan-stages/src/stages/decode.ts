import { join } from 'node:path';
import { openWeights } from '@retake/onnx';
import type { Stage, StageContext, StageOutput } from '@retake/plugin-api';
import { WanVaeDecoder } from '@retake/wan';
import { checkHealth } from './check-health.js';
import { readTensors } from './read-tensors.js';
import { rgbFrames } from './rgb-frames.js';
import type { StageTools } from './stage-tools.js';
import { writeChunks } from './write-chunks.js';

/** Latents → `frames`: raw RGB, 8 bits per colour, frame by frame, row by row. Its facts give the size. */
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
    const video = await decoder.decode({
      latents,
      tiling: plan.options.vae.tiling,
      signal: context.signal,
      onTile: (index, count) => context.progress({ fraction: (index + 1) / count }),
    });
    const [, frames = 0, height = 0, width = 0] = video.dims;
    const path = join(context.directory, 'frames.rgb');
    await writeChunks(path, rgbFrames(video));
    return { files: { frames: path }, facts: { frames, height, width } };
  } finally {
    await decoder.close();
  }
}
