import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  Change,
  JsonObject,
  ModelAdapter,
  Plan,
  Stage,
  ValidatedRequest,
  VideoEncoder,
} from '@retake/plugin-api';
import { testCard } from './test-card.js';

const defaults = { width: 832, height: 480, frames: 81, fps: 16 };
type Field = keyof typeof defaults;
const limits: Readonly<Record<Field, number>> = { width: 8192, height: 8192, frames: 4096, fps: 240 };
const colours = 3;
/** Delivered beside the clip as `….mock.txt`. */
const noteText = 'The clip of this name is a test card. Nothing was generated.\n';
/** What an encoder holds beside the frame that is drawn. */
const heldFrames = 8;

/** A model that generates nothing: it draws a test card that says MOCK, of the asked size and length. */
export function mockAdapter(encoder: VideoEncoder): ModelAdapter {
  return {
    title: 'Mock video (a test card marked MOCK; nothing is generated)',
    recognises: async () => false,
    validate: async (request) => validate(request),
    plan: async ({ request, checkpoint, hardware, memoryBytes }) => ({
      model: 'mock-video',
      checkpoint,
      request,
      options: {},
      memoryBytes,
      hardware: hardware.id,
    }),
    inspect: async () => [],
    estimate: async (plan) => {
      const { width, height } = clipOf(plan);
      const peakBytes = width * height * colours * heldFrames;
      return [{ stage: 'mock', peakBytes, leastBytes: peakBytes, work: 1, parts: { frames: peakBytes } }];
    },
    levers: async () => [],
    open: async (plan) => ({ stages: [mockStage(encoder, plan)], close: async () => undefined }),
  };
}

/** Even sides, which the encoder needs; everything that other models take is left as it is. */
function validate(request: JsonObject): ValidatedRequest {
  const filled: JsonObject = { ...defaults, ...request };
  const fields = Object.keys(defaults) as Field[];
  const problems = fields
    .filter((path) => !isCount(filled[path], limits[path]))
    .map((path) => ({
      path,
      given: JSON.stringify(filled[path]),
      allowed: `a number from 1 to ${limits[path]}`,
      hint: `Give ${path} such a number, or leave it out.`,
    }));
  if (problems.length > 0) return { request: filled, adjustments: [], problems };
  const adjustments = (['width', 'height'] as const).flatMap((path): Change[] => {
    const from = Number(filled[path]);
    const to = Math.max(2, from - (from % 2));
    return from === to ? [] : [{ path, from, to, reason: 'Sides are multiples of 2.' }];
  });
  const snapped = Object.fromEntries(adjustments.map(({ path, to }) => [path, to]));
  return { request: { ...filled, ...snapped }, adjustments, problems };
}

function isCount(value: unknown, most: number): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 1 && value <= most;
}

function clipOf({ request }: Plan): Readonly<Record<Field, number>> {
  const entries = Object.entries(defaults).map(([field, usual]) => [field, Number(request[field] ?? usual)]);
  return Object.fromEntries(entries) as Record<Field, number>;
}

function mockStage(encoder: VideoEncoder, plan: Plan): Stage {
  return {
    id: 'mock',
    title: 'Draw a test card (nothing is generated)',
    reads: ['model', ...Object.keys(defaults).map((field) => `request.${field}`)],
    inputs: [],
    run: async ({ directory, progress, signal }) => {
      const { width, height, frames: count, fps } = clipOf(plan);
      const path = join(directory, 'clip.mp4');
      const frames = (function* () {
        for (let index = 0; index < count; index += 1) {
          progress({ fraction: index / count });
          yield testCard({ width, height, index, count });
        }
      })();
      const written = await encoder.encode({ frames, width, height, fps, path, signal });
      const note = join(directory, 'mock.txt');
      await writeFile(note, noteText);
      return {
        files: { video: path, mock: note },
        facts: { ...written, mock: true, frames: count, width, height, fps },
      };
    },
  };
}
