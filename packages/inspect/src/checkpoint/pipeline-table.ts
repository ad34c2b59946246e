import type { CheckpointKind } from '../report/checkpoint-report.js';
import type { PipelineVerdict } from '../report/pipeline-verdict.js';

/** What a pipeline can need. `experts`: all that are listed; `one_expert`: exactly one of two. */
export type Need =
  | 'model_index'
  | 'experts'
  | 'one_expert'
  | 'text_encoder'
  | 'tokenizer'
  | 'scheduler'
  | 'vae_encode'
  | 'vae_decode'
  | 'image_encoder';

interface PipelineKind extends Pick<PipelineVerdict, 'id' | 'title' | 'quality' | 'runsIn' | 'note'> {
  /** Kinds of checkpoint it is looked for in; all when absent. */
  readonly kinds?: readonly CheckpointKind[];
  readonly needs: readonly Need[];
  /** Of no interest when one of these can be built. */
  readonly unless?: readonly string[];
  /** Takes healthy components of another model too: it needs nothing to fit. */
  readonly alone?: boolean;
}

const sampling = ['model_index', 'experts', 'text_encoder', 'tokenizer', 'scheduler'] as const;
const oneExpert = ['model_index', 'one_expert', 'text_encoder', 'tokenizer', 'scheduler'] as const;
const everywhere = ['retake', 'diffusers'] as const;
const elsewhere = ['diffusers'] as const;
const oneExpertNote =
  'Set the other expert to [null, null] and boundary_ratio to null in a copy of model_index.json; details suffer.';

/** What can be made of a Wan checkpoint, most wanted first. */
export const pipelineTable: readonly PipelineKind[] = [
  {
    id: 't2v',
    title: 'text to video',
    quality: 'full',
    runsIn: everywhere,
    note: null,
    kinds: ['t2v'],
    needs: [...sampling, 'vae_decode'],
  },
  {
    id: 'i2v',
    title: 'image to video',
    quality: 'full',
    runsIn: everywhere,
    note: null,
    kinds: ['i2v'],
    needs: [...sampling, 'vae_encode', 'vae_decode'],
  },
  {
    id: 'ti2v',
    title: 'text and image to video',
    quality: 'full',
    runsIn: everywhere,
    note: null,
    kinds: ['ti2v'],
    needs: [...sampling, 'vae_encode', 'vae_decode'],
  },
  {
    id: 'i2v-clip',
    title: 'image to video of Wan 2.1',
    quality: 'full',
    runsIn: elsewhere,
    note: null,
    kinds: ['i2v-clip'],
    needs: [...sampling, 'vae_encode', 'vae_decode', 'image_encoder'],
  },
  {
    id: 'vace',
    title: 'Wan VACE',
    quality: 'full',
    runsIn: elsewhere,
    note: null,
    kinds: ['vace'],
    needs: [...sampling, 'vae_encode', 'vae_decode'],
  },
  {
    id: 't2v-one-expert',
    title: 'text to video with one expert',
    quality: 'reduced',
    runsIn: everywhere,
    note: oneExpertNote,
    kinds: ['t2v'],
    needs: [...oneExpert, 'vae_decode'],
    unless: ['t2v'],
  },
  {
    id: 'i2v-one-expert',
    title: 'image to video with one expert',
    quality: 'reduced',
    runsIn: everywhere,
    note: oneExpertNote,
    kinds: ['i2v'],
    needs: [...oneExpert, 'vae_encode', 'vae_decode'],
    unless: ['i2v'],
  },
  {
    id: 'ti2v-text-only',
    title: 'text to video without images',
    quality: 'reduced',
    runsIn: elsewhere,
    note: null,
    kinds: ['ti2v'],
    needs: [...sampling, 'vae_decode'],
    unless: ['ti2v'],
  },
  {
    id: 'latent-preview',
    title: 'rough pictures of the latents, without the VAE',
    quality: 'part',
    runsIn: ['retake'],
    note: null,
    kinds: ['t2v', 'ti2v'],
    needs: sampling,
  },
  {
    id: 'text-embedding',
    title: 'text embeddings',
    quality: 'part',
    runsIn: everywhere,
    note: null,
    needs: ['text_encoder', 'tokenizer'],
    alone: true,
  },
  {
    id: 'vae-roundtrip',
    title: 'a clip through the VAE and back',
    quality: 'part',
    runsIn: everywhere,
    note: null,
    needs: ['vae_encode', 'vae_decode'],
    alone: true,
  },
  {
    id: 'vae-decode',
    title: 'latents to a clip',
    quality: 'part',
    runsIn: everywhere,
    note: null,
    needs: ['vae_decode'],
    alone: true,
    unless: ['vae-roundtrip'],
  },
  {
    id: 'vae-encode',
    title: 'a clip to latents',
    quality: 'part',
    runsIn: everywhere,
    note: null,
    needs: ['vae_encode'],
    alone: true,
    unless: ['vae-roundtrip'],
  },
];
