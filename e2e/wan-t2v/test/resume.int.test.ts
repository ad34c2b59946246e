import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textToVideo } from '@retake/model-wan-t2v';
import type { JsonObject, Plan, StageContext } from '@retake/plugin-api';
import {
  fixtures,
  type MemoryCheckpoints,
  memoryCheckpoints,
  openAdapter,
  planFor,
  runStages,
  type StageRunOptions,
  scratch,
} from '@retake-e2e/wan-parts';
import { beforeAll, describe, expect, it } from 'vitest';

const checkpoint = join(fixtures, 'tiny-wan-t2v');
/** Small, with steps of both experts: four of the high-noise one, three of the low-noise one. */
const request: JsonObject = {
  prompt: 'a fox runs',
  negativePrompt: 'blurred',
  width: 48,
  height: 32,
  frames: 5,
  steps: 7,
  flowShift: 8,
  seed: 11,
};

type Preview = Parameters<StageContext['preview']>[0];
type Adapter = Awaited<ReturnType<typeof openAdapter>>;
let adapter: Adapter;
let plan: Plan;
let whole: {
  latents: Buffer;
  checkpoints: MemoryCheckpoints;
  outputs: StageRunOptions['known'];
  previews: readonly Preview[];
};

async function denoise(wanted: Plan, options: Omit<StageRunOptions, 'directory' | 'until'>) {
  const run = await adapter.open(wanted, new AbortController().signal);
  const previews: Preview[] = [];
  const preview = (image: Preview) => void previews.push(image);
  try {
    const given = { ...options, preview, directory: await scratch(), until: 'denoise' };
    const outputs = await runStages(run, given);
    return { outputs, latents: await readFile(outputs.denoise?.files.latents ?? ''), previews };
  } finally {
    await run.close();
  }
}

function textOnly(outputs: StageRunOptions['known']): NonNullable<StageRunOptions['known']> {
  const text = outputs?.encode_text;
  return text ? { encode_text: text } : {};
}

beforeAll(async () => {
  adapter = await openAdapter(textToVideo);
  plan = await planFor(adapter, checkpoint, request);
  const checkpoints = memoryCheckpoints();
  whole = { ...(await denoise(plan, { checkpoints })), checkpoints };
});

describe('a denoise', () => {
  it('saves every step', () => {
    expect([...whole.checkpoints.saved.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('shows a preview of every step, a square of 22 pixels for each of 6×4 latents', () => {
    expect(whole.previews.map(({ step, width, height }) => [step, width, height])).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((step) => [step, 132, 88]),
    );
    const files = whole.previews.map(({ png }) => Buffer.from(png));
    expect(files.every((png) => png.toString('latin1', 1, 4) === 'PNG')).toBe(true);
    expect(new Set(files.map((png) => png.toString('hex'))).size).toBe(7);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('continued after step %i ends in the same bytes', async (step) => {
    const data = whole.checkpoints.saved.get(step) ?? new Uint8Array();
    const checkpoints = memoryCheckpoints({ step, data });
    const resumed = await denoise(plan, { checkpoints, known: textOnly(whole.outputs) });
    expect(resumed.latents.equals(whole.latents)).toBe(true);
    expect([...checkpoints.saved.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7].slice(step));
    expect(resumed.previews).toEqual(whole.previews.slice(step));
    expect(resumed.outputs.denoise?.facts).toMatchObject({ resumedFrom: step });
  });

  it('whose process is killed within a step ends in the same bytes', async () => {
    const checkpoints = memoryCheckpoints();
    let pid = 0;
    const broken = denoise(plan, {
      checkpoints,
      known: textOnly(whole.outputs),
      worker: (id) => {
        pid = id;
      },
      progress: (_stage, { step, fraction }) => {
        if (step === 4 && fraction > 4.5 / 7) process.kill(pid, 'SIGKILL');
      },
    });
    await expect(broken).rejects.toMatchObject({ code: 'worker_died' });
    expect([...checkpoints.saved.keys()]).toEqual([1, 2, 3, 4]);
    const resumed = await denoise(plan, { checkpoints, known: textOnly(whole.outputs) });
    expect(resumed.latents.equals(whole.latents)).toBe(true);
  });

  it('stops between blocks when aborted', async () => {
    const abort = new AbortController();
    const run = await adapter.open(plan, abort.signal);
    const seen: number[] = [];
    const options = {
      directory: await scratch(),
      signal: abort.signal,
      known: textOnly(whole.outputs),
      progress: (_stage: string, { fraction }: { fraction: number }) => {
        seen.push(fraction);
        if (seen.length === 3) abort.abort(new Error('enough'));
      },
    };
    await expect(runStages(run, options)).rejects.toThrow('enough');
    await run.close();
    expect(seen).toHaveLength(3);
  });

  it.each(['int8', 'int4'])(
    'goes on from its steps when the weights become %s, and quantises once',
    async (transformer) => {
      const data = whole.checkpoints.saved.get(5) ?? new Uint8Array();
      const options = { precision: { transformer } };
      const quantized = await planFor(adapter, checkpoint, request, { options });
      const first = await denoise(quantized, {
        checkpoints: memoryCheckpoints({ step: 5, data }),
        known: textOnly(whole.outputs),
      });
      expect(first.latents.equals(whole.latents)).toBe(false);
      expect(first.outputs.quantize?.facts).toMatchObject({
        quantized: { transformer_2: expect.stringContaining(`-q${transformer.slice(3)}-`) },
      });
      expect(first.outputs.denoise?.facts).toMatchObject({ resumedFrom: 5 });
      const reports: string[] = [];
      const second = await denoise(quantized, {
        checkpoints: memoryCheckpoints({ step: 5, data }),
        known: textOnly(whole.outputs),
        progress: (stage) => reports.push(stage),
      });
      expect(second.latents.equals(first.latents)).toBe(true);
      expect(reports).not.toContain('quantize');
    },
  );
});
