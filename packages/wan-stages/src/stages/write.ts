import { join } from 'node:path';
import {
  type ImageTools,
  type JsonObject,
  RetakeError,
  type Stage,
  type StageContext,
  type StageOutput,
  type VideoEncoder,
} from '@retake/plugin-api';
import { readFrames } from './read-frames.js';
import type { StageTools } from './stage-tools.js';
import { type DecodedClip, writePictures } from './write-pictures.js';

const colours = 3;
/** The rest of the time goes to the pictures. */
const clipShare = 0.7;

/** What the clip is written with. */
export interface Writers {
  readonly encoder: VideoEncoder;
  /** Without it there is the clip alone. */
  readonly images: ImageTools | undefined;
}

/** Frames → `video`, and with image tools also `sheet` and `animation`. */
export function writeStage(tools: StageTools, writers: Writers): Stage {
  return {
    id: 'write',
    title: 'Write the clip',
    reads: ['request.fps'],
    inputs: ['decode'],
    run: (context) => write(tools, writers, context),
  };
}

async function write(
  { plan }: StageTools,
  { encoder, images }: Writers,
  context: StageContext,
): Promise<StageOutput> {
  const clip = decoded(context);
  const { source, frames, width, height } = clip;
  const { fps } = plan.request;
  const path = join(context.directory, 'clip.mp4');
  const written = await encoder.encode({
    frames: readFrames(source, { count: frames, bytes: width * height * colours }, (count) =>
      context.progress({ fraction: (clipShare * count) / frames }),
    ),
    width,
    height,
    fps,
    path,
    signal: context.signal,
  });
  const pictures = images && (await writePictures(images, clip, { fps, context }));
  const failed = pictures?.failed ?? [];
  return {
    files: { video: path, ...pictures?.files },
    facts: { ...written, frames, width, height, fps, ...(failed.length > 0 && { failedPictures: failed }) },
  };
}

function decoded({ inputs }: StageContext): DecodedClip {
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
