import { decode, encode, predict, readPrompt } from './parts.mjs';

const tiles = { tile: 64, stride: 48 };
const denoise = (how) => async (parts) => predict(await parts.expert('transformer', how));
const denoiseOf = (size) => async (parts) =>
  predict(await parts.expert('transformer', { residency: 'stream' }), size);
const decodeOf = (size) => (parts) => decode(parts.decoder(), size);
/** A clip of 17 frames and 192×192 pixels, of which requests that ask for less make a part. */
const asked = { frames: 17, width: 192, height: 192 };

/** Both experts, one after the other; `close` frees the first before the second comes. */
const experts = (close) => async (parts) => {
  for (const name of ['transformer', 'transformer_2']) {
    const model = await parts.expert(name);
    await predict(model);
    if (close) await model.close();
  }
};

/** Text encoder, transformer and VAE in one process, each closed after its stage or kept. */
const stages = (close) => async (parts) => {
  const text = await parts.textEncoder();
  await readPrompt(text);
  if (close) await text.close();
  const model = await parts.expert('transformer');
  await predict(model);
  if (close) await model.close();
  await decode(parts.decoder());
};

/** The text encoder kept while the transformer works, or streamed and gone before. */
const textFirst = (first) => async (parts) => {
  const text = await parts.textEncoder(first ? 'stream' : 'resident');
  await readPrompt(text);
  if (first) await text.close();
  await predict(await parts.expert('transformer', { residency: 'stream' }));
};

/** The last stage, in the process that all stages before have used or in one of its own. */
const lastStage =
  (anew) =>
  async (parts, { inNewProcess }) => {
    const model = await parts.expert('transformer');
    await predict(model);
    await model.close();
    await decode((anew ? await inNewProcess() : parts).decoder(), { side: 128 });
  };

/** For each action that changes what is held at a time: the same work without it and with it. */
export const memoryCases = [
  {
    id: 'fallback.tiling',
    what: 'decode, 5 frames of 256×256: whole, in tiles of 64',
    without: decodeOf({}),
    applied: decodeOf({ tiling: tiles }),
  },
  {
    id: 'fallback.encode-tiling',
    what: 'encode, an image of 256×256: whole, in tiles of 64',
    without: (parts) => encode(parts.encoder()),
    applied: (parts) => encode(parts.encoder(), { tiling: tiles }),
  },
  {
    id: 'offload.vae-chunks',
    what: 'decode, 33 frames of 128×128: all at once, in chunks',
    without: decodeOf({ frames: 33, side: 128, whole: true }),
    applied: decodeOf({ frames: 33, side: 128 }),
  },
  {
    id: 'offload.blocks',
    what: 'one prediction: blocks held, streamed',
    without: denoise({}),
    applied: denoise({ residency: 'stream' }),
  },
  {
    id: 'quantize.int8',
    what: 'one prediction, blocks held: float32, INT8',
    without: denoise({}),
    applied: denoise({ precision: 'int8' }),
  },
  {
    id: 'quantize.int8-streamed',
    what: 'one prediction: float32 held, INT8 streamed',
    without: denoise({}),
    applied: denoise({ precision: 'int8', residency: 'stream' }),
  },
  {
    id: 'quantize.int4',
    what: 'one prediction, blocks held: float32, INT4',
    without: denoise({}),
    applied: denoise({ precision: 'int4' }),
  },
  {
    id: 'quantize.int4',
    what: 'one prediction, blocks held: INT8, INT4',
    without: denoise({ precision: 'int8' }),
    applied: denoise({ precision: 'int4' }),
  },
  {
    id: 'offload.one-expert',
    what: 'a prediction by each expert: both held, one at a time',
    without: experts(false),
    applied: experts(true),
  },
  {
    id: 'offload.unload-stages',
    what: 'text, prediction and decode: all held, each closed after its stage',
    without: stages(false),
    applied: stages(true),
  },
  {
    id: 'offload.text-encoder',
    what: 'text and a streamed prediction: encoder kept, streamed and closed first',
    without: textFirst(false),
    applied: textFirst(true),
  },
  {
    id: 'offload.free-caches',
    what: 'decode after denoise: in the same process, in a new one',
    without: lastStage(false),
    applied: lastStage(true),
  },
  {
    id: 'adjust.guidance-off',
    what: 'a step: prompt and negative prompt, prompt only',
    without: denoiseOf({ texts: 2 }),
    applied: denoiseOf({ texts: 1 }),
  },
  {
    id: 'adjust.fewer-frames',
    what: 'one streamed prediction at 256×256: 33 frames, 25',
    without: denoiseOf({ frames: 33, width: 256, height: 256 }),
    applied: denoiseOf({ frames: 25, width: 256, height: 256 }),
  },
  {
    id: 'adjust.fewer-pixels',
    what: 'one streamed prediction of 17 frames: 192×192, 144×144',
    without: denoiseOf(asked),
    applied: denoiseOf({ ...asked, width: 144, height: 144 }),
  },
  {
    id: 'degrade.level',
    what: 'one streamed prediction: 192×192 and 17 frames, level high (160×160, 13)',
    without: denoiseOf(asked),
    applied: denoiseOf({ frames: 13, width: 160, height: 160 }),
  },
  {
    id: 'degrade.preview',
    what: 'one streamed prediction of 17 frames: 192×192, 96×96',
    without: denoiseOf(asked),
    applied: denoiseOf({ ...asked, width: 96, height: 96 }),
  },
  {
    id: 'degrade.storyboard',
    what: 'one streamed prediction at 192×192: 17 frames, 5',
    without: denoiseOf(asked),
    applied: denoiseOf({ ...asked, frames: 5 }),
  },
  {
    id: 'degrade.still',
    what: 'one streamed prediction at 192×192: 17 frames, 1',
    without: denoiseOf(asked),
    applied: denoiseOf({ ...asked, frames: 1 }),
  },
];
