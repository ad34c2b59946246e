import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMp4Encoder, mp4EncoderConfig } from '../../packages/encoder-mp4/dist/index.js';
import { createImageTools } from '../../packages/media-sharp/dist/index.js';
import { imageToVideo } from '../../packages/model-wan-i2v/dist/index.js';
import { textToVideo } from '../../packages/model-wan-t2v/dist/index.js';
import { textImageToVideo } from '../../packages/model-wan-ti2v/dist/index.js';
import { decodeSafetensors } from '../../packages/onnx/dist/index.js';
import { decodeDenoiseState } from '../../packages/wan/dist/index.js';
import { WanAdapter } from '../../packages/wan-stages/dist/index.js';

const { signal } = new AbortController();

/** The stages of the model adapter up to the latents, as a user's run makes them. */
export async function wholeRun({ runtime, folder, golden, checkpoint, residency, log }) {
  const scratch = await mkdtemp(join(tmpdir(), 'retake-parity-run-'));
  const { value: encoderConfig } = await mp4EncoderConfig['~standard'].validate({});
  const encoder = createMp4Encoder(encoderConfig, log);
  const parts = { runtime, encoder, images: createImageTools(), cacheDirectory: scratch, log };
  const adapter = new WanAdapter(familyOf(golden), parts);
  const validated = await adapter.validate(requestOf(golden, folder), checkpoint);
  if (validated.problems.length > 0) throw new Error(JSON.stringify(validated.problems));
  if (validated.adjustments.length > 0) throw new Error(JSON.stringify(validated.adjustments));
  const plan = await adapter.plan({
    request: validated.request,
    checkpoint,
    hardware: { id: 'any', memoryBytes: Number.MAX_SAFE_INTEGER, usable: 1 },
    memoryBytes: null,
    options: { residency },
  });
  const run = await adapter.open(plan, signal);
  const steps = [];
  const inputs = {};
  const last = run.stages.findIndex(({ id }) => id === 'denoise');
  for (const stage of run.stages.slice(0, last + 1)) {
    const directory = join(scratch, stage.id);
    await mkdir(directory, { recursive: true });
    inputs[stage.id] = await stage.run({
      signal,
      inputs,
      directory,
      checkpoints: {
        load: async () => undefined,
        save: async (_step, data) => void steps.push(decodeDenoiseState(data).latents),
      },
      progress() {},
      worker() {},
      preview() {},
      log,
    });
  }
  await run.close();
  const read = async (path) => decodeSafetensors(await readFile(path)).tensors;
  return {
    embeddings: await read(inputs.encode_text.files.embeddings),
    condition: inputs.encode_image && (await read(inputs.encode_image.files.condition)).condition,
    steps,
    latents: (await read(inputs.denoise.files.latents)).latents,
  };
}

function familyOf({ expand_timesteps, request }) {
  if (expand_timesteps) return textImageToVideo;
  return request.image ? imageToVideo : textToVideo;
}

/** A golden's request in the adapter's words. Its pictures lie beside it, in the size of the clip. */
function requestOf({ request, boundary_ratio }, folder) {
  return {
    prompt: request.prompt,
    negativePrompt: request.negative_prompt,
    width: request.width,
    height: request.height,
    frames: request.num_frames,
    steps: request.steps,
    guidanceScale: request.guidance_scale,
    ...(boundary_ratio !== null && { guidanceScale2: request.guidance_scale_2 }),
    flowShift: request.flow_shift,
    seed: request.seed,
    ...(request.image && { image: join(folder, request.image), allowBlankImage: true }),
    ...(request.last_image && { lastImage: join(folder, request.last_image) }),
  };
}
