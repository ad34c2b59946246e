import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRequest } from '@retake/kernel';
import { createImageTools } from '@retake/media-sharp';
import type { DemoStage } from './demo-stage.js';
import type { RunRecord } from './run-record.js';

const colours = 3;
/** Frames of a clip in a row, the first and the last among them. */
const columns = 6;
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Makes a clip with each model and writes a picture of them: a row of frames each, as they were decoded.
 * @param path absolute, ends in `.png`
 * @throws Error when a clip could not be made; nothing is written then
 */
export async function makePicture(stage: DemoStage, path: string): Promise<void> {
  const clips = Object.values(stage.clips);
  const frames: Uint8Array[] = [];
  for (const request of clips) frames.push(...(await framesOf(stage, request)));
  const { width, height } = clips[0] as RunRequest & { width: number; height: number };
  const { contactSheet } = createImageTools(silent);
  const { signal } = new AbortController();
  await contactSheet({
    frames,
    count: frames.length,
    most: frames.length,
    columns,
    width,
    height,
    path,
    signal,
  });
  stage.say(`\n  picture       ${path}`);
}

async function framesOf(stage: DemoStage, request: RunRequest): Promise<Uint8Array[]> {
  stage.say(`\n${request.model}: ${request.prompt}\n`);
  const run = await stage.take(String(request.model), request);
  const { path, frames, bytes } = decodedOf(stage, run);
  const rgb = new Uint8Array(await readFile(path));
  return Array.from({ length: columns }, (_, column) => {
    const frame = Math.round((column * (frames - 1)) / (columns - 1));
    return rgb.subarray(frame * bytes, (frame + 1) * bytes);
  });
}

/** The frames before they became a video, raw RGB. */
function decodedOf(stage: DemoStage, run: RunRecord) {
  const decode = run.events.findLast((e) => e.type === 'stage.finished' && e.stage === 'decode');
  if (decode?.type !== 'stage.finished' || !run.video)
    throw new Error(`${run.label} made no clip: ${run.error ?? 'it was stopped'}`);
  const { frames, width, height } = decode.facts;
  return {
    path: join(stage.runs, run.runId, decode.files.frames?.path ?? ''),
    frames: Number(frames),
    bytes: Number(width) * Number(height) * colours,
  };
}
