import { open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type JsonObject,
  RetakeError,
  type Stage,
  type StageContext,
  type StageOutput,
  type VideoEncoder,
} from '@retake/plugin-api';
import type { StageTools } from './stage-tools.js';

const colours = 3;

/** Frames → `clip.mp4`. */
export function writeStage(tools: StageTools, encoder: VideoEncoder): Stage {
  return {
    id: 'write',
    title: 'Write the clip',
    reads: ['request.fps'],
    inputs: ['decode'],
    run: (context) => write(tools, encoder, context),
  };
}

async function write(
  { plan }: StageTools,
  encoder: VideoEncoder,
  context: StageContext,
): Promise<StageOutput> {
  const { source, frames, width, height } = decoded(context);
  const { fps } = plan.request;
  const path = join(context.directory, 'clip.mp4');
  const written = await encoder.encode({
    frames: framesOf(source, frames, width * height * colours, (count) =>
      context.progress({ fraction: count / frames }),
    ),
    width,
    height,
    fps,
    path,
    signal: context.signal,
  });
  return { files: { video: path }, facts: { ...written, frames, width, height, fps } };
}

function decoded({ inputs }: StageContext) {
  const output = inputs.decode;
  const source = output?.files.frames;
  if (!output || source === undefined)
    throw new RetakeError('inference_failed', 'the decode stage left no frames');
  return {
    source,
    frames: number(output.facts, 'frames'),
    width: number(output.facts, 'width'),
    height: number(output.facts, 'height'),
  };
}

function number(facts: JsonObject, name: string): number {
  const value = facts[name];
  if (typeof value === 'number') return value;
  throw new RetakeError('inference_failed', `the decode stage gave no ${name}`);
}

/** Frames of a raw file, one after another. */
async function* framesOf(
  path: string,
  count: number,
  bytes: number,
  onFrame: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    for (let frame = 0; frame < count; frame++) {
      const rgb = new Uint8Array(bytes);
      const { bytesRead } = await file.read(rgb, 0, bytes, frame * bytes);
      yield rgb.subarray(0, bytesRead);
      onFrame(frame + 1);
    }
  } finally {
    await file.close();
  }
}
