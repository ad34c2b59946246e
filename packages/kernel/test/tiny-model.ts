import { writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { CheckpointDefect, Lever, ModelAdapter, Plan, Stage, StageContext } from '@retake/plugin-api';

/** What a test may do to the tiny model. Every hook runs where a real model would do its work. */
export interface TinyHooks {
  /** At the begin of a stage. */
  onStage?(stage: string, plan: Plan, context: StageContext): Promise<void> | void;
  /** Before a denoise step is computed. */
  onStep?(step: number, plan: Plan, context: StageContext): Promise<void> | void;
  onOpen?(plan: Plan): Promise<void> | void;
  onClose?(): Promise<void> | void;
  inspect?(plan: Plan): readonly CheckpointDefect[];
  levers?(): readonly Lever[];
  /** Names of files left beside the clip. */
  readonly beside?: readonly string[];
  /** Work of the denoise stage under a plan. */
  denoiseWork?(plan: Plan): number;
  /** Bytes of the decode stage under a plan. */
  decodeBytes?(plan: Plan): number;
}

const word = 4;

/**
 * A model in miniature: encode_text, denoise with checkpoints at every step, decode, write. Its "latents" are one number
 * that depends on the prompt, the seed and every step, so that a wrong resume shows in the clip.
 */
export function tinyModel(hooks: TinyHooks = {}): ModelAdapter {
  return {
    title: 'Tiny',
    presets: { quick: { steps: 2 }, long: { steps: 40 } },
    async validate(request) {
      const { prompt, steps = 4, seed = 1 } = request;
      const even = Math.ceil(Number(steps) / 2) * 2;
      const problem = {
        path: 'prompt',
        given: JSON.stringify(prompt) ?? 'nothing',
        allowed: 'a text',
        hint: 'Say what.',
      };
      return {
        request: { prompt: prompt ?? '', steps: even, seed },
        adjustments:
          even === steps ? [] : [{ path: 'request.steps', from: steps, to: even, reason: 'steps are even' }],
        problems: typeof prompt === 'string' && prompt !== '' ? [] : [problem],
      };
    },
    plan: async ({ request, checkpoint, hardware, memoryBytes, options }) => ({
      model: 'tiny',
      checkpoint,
      request,
      options: { tiling: null, precision: 'source', residency: 'resident', ...options },
      memoryBytes,
      hardware: hardware.id,
    }),
    inspect: async (plan) => hooks.inspect?.(plan) ?? [],
    estimate: async (plan) => [
      { stage: 'encode_text', peakBytes: 10, work: 1, parts: {} },
      {
        stage: 'denoise',
        peakBytes: plan.options.residency === 'stream' ? 20 : 40,
        work: hooks.denoiseWork?.(plan) ?? 7,
        parts: {},
      },
      {
        stage: 'decode',
        peakBytes: hooks.decodeBytes?.(plan) ?? (plan.options.tiling === null ? 60 : 30),
        work: 1,
        parts: {},
      },
      { stage: 'write', peakBytes: 1, work: 1, parts: {} },
    ],
    levers: async () => hooks.levers?.() ?? [],
    async open(plan) {
      await hooks.onOpen?.(plan);
      return { stages: stagesOf(plan, hooks), close: async () => hooks.onClose?.() };
    },
  };
}

function stagesOf(plan: Plan, hooks: TinyHooks): Stage[] {
  const { prompt, seed, steps } = plan.request as { prompt: string; seed: number; steps: number };
  return [
    stage('encode_text', ['checkpoint', 'request.prompt'], [], async (context) =>
      leave(context, `embed ${prompt}`),
    ),
    {
      ...stage(
        'denoise',
        ['checkpoint', 'request.seed', 'request.steps', 'options.precision'],
        ['encode_text'],
        (context) => denoise(context),
      ),
      resumesWith: ['checkpoint', 'request.seed', 'request.steps'],
    },
    stage('decode', ['checkpoint', 'options.tiling'], ['denoise'], async (context) =>
      leave(context, `frames of ${await textOf(context, 'denoise')}`),
    ),
    stage('write', [], ['decode'], async (context) => {
      const path = join(context.directory, 'clip.mp4');
      await writeFile(path, `clip: ${await textOf(context, 'decode')}`);
      const files: Record<string, string> = { video: path };
      for (const name of hooks.beside ?? []) {
        files[parse(name).name] = join(context.directory, name);
        await writeFile(join(context.directory, name), name);
      }
      return { files, facts: { encoder: 'tiny' } };
    }),
  ];

  function stage(id: string, reads: string[], inputs: string[], work: Stage['run']): Stage {
    return {
      id,
      title: id,
      reads,
      inputs,
      async run(context) {
        await hooks.onStage?.(id, plan, context);
        return work(context);
      },
    };
  }

  async function denoise(context: StageContext) {
    const begun = await context.checkpoints.load();
    let latents = begun ? Buffer.from(begun.data).readUInt32LE() : seed;
    for (let step = begun?.step ?? 0; step < steps; step += 1) {
      context.signal.throwIfAborted();
      await hooks.onStep?.(step, plan, context);
      latents = (Math.imul(latents, 31) + prompt.length + step) >>> 0;
      const state = Buffer.alloc(word);
      state.writeUInt32LE(latents);
      await context.checkpoints.save(step + 1, state);
      context.progress({ fraction: (step + 1) / steps, step: step + 1, steps });
    }
    return leave(context, String(latents));
  }
}

async function leave(context: StageContext, text: string) {
  const path = join(context.directory, 'out.txt');
  await writeFile(path, text);
  return { files: { out: path }, facts: {} };
}

async function textOf(context: StageContext, input: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(context.inputs[input]?.files.out ?? '', 'utf8');
}
