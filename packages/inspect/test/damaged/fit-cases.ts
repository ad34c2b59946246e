import { cp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { addImageEncoder } from './add-image-encoder.js';
import { type DamagedCase, left } from './damaged-case.js';
import { toComfy, toNative } from './native-names.js';
import { editJson, editTensors, files, fixtures, floats, type RawTensor, take, writeRaw } from './tools.js';

const fixture = (name: string, file: string) => join(fixtures, `tiny-wan-${name}`, file);

const tensorsOf = (...entries: readonly (readonly [string, RawTensor])[]) => new Map(entries);
/** Healthy parts of other models, in the wrong place, or in another layout. */
export const fitCases: readonly DamagedCase[] = [
  {
    name: 'an i2v expert as second of t2v',
    from: 't2v',
    damage: (folder) => take(folder, 'i2v', 'transformer_2'),
    expect: { transformer_2: 'misplaced wrong_model' },
    usable: left.oneExpert,
    kind: 't2v',
  },
  {
    name: 'an i2v expert as first of t2v',
    from: 't2v',
    damage: (folder) => take(folder, 'i2v', 'transformer'),
    expect: { transformer: 'misplaced wrong_model' },
    usable: left.oneExpert,
    kind: 't2v',
  },
  {
    name: 'a t2v expert as first of i2v',
    from: 'i2v',
    damage: (folder) => take(folder, 't2v', 'transformer'),
    expect: { transformer: 'misplaced wrong_model' },
    usable: left.oneImageExpert,
    kind: 'i2v',
  },
  {
    name: 'an i2v checkpoint under the index of t2v',
    from: 'i2v',
    damage: (folder) =>
      editJson(join(folder, 'model_index.json'), (json) => ({ ...json, _class_name: 'WanPipeline' })),
    expect: {},
    usable: ['i2v', 'text-embedding', 'vae-roundtrip'],
    kind: 'i2v',
    checkpoint: 'index_names_other_pipeline',
  },
  {
    name: 'a t2v checkpoint under the index of i2v',
    from: 't2v',
    damage: (folder) =>
      editJson(join(folder, 'model_index.json'), (json) => ({
        ...json,
        _class_name: 'WanImageToVideoPipeline',
      })),
    expect: {},
    usable: ['t2v', 'latent-preview', 'text-embedding', 'vae-roundtrip'],
    kind: 't2v',
    checkpoint: 'index_names_other_pipeline',
  },
  {
    name: 'the VAE of ti2v in t2v',
    from: 't2v',
    damage: (folder) => take(folder, 'ti2v', 'vae'),
    expect: { vae: 'misplaced wrong_model' },
    usable: ['latent-preview', 'text-embedding', 'vae-roundtrip'],
    kind: 't2v',
  },
  {
    name: 'the VAE of t2v in ti2v',
    from: 'ti2v',
    damage: (folder) => take(folder, 't2v', 'vae'),
    expect: { vae: 'misplaced wrong_model' },
    usable: ['latent-preview', 'text-embedding', 'vae-roundtrip'],
    kind: 'ti2v',
  },
  {
    name: 'experts of ti2v in i2v',
    from: 'i2v',
    damage: async (folder) => {
      await take(folder, 'ti2v', 'transformer');
      await take(folder, 'ti2v', 'transformer', 'transformer_2');
    },
    expect: { transformer: 'misplaced wrong_model', transformer_2: 'misplaced wrong_model' },
    usable: left.noTransformer,
  },
  {
    name: 'the text encoder of i2v in t2v',
    from: 't2v',
    damage: (folder) => take(folder, 'i2v', 'text_encoder'),
    expect: { text_encoder: 'misplaced wrong_model', tokenizer: 'unusable tokenizer_vocabulary' },
    usable: ['vae-roundtrip'],
  },
  {
    name: 'text encoder and tokenizer of i2v in t2v',
    from: 't2v',
    damage: async (folder) => {
      await take(folder, 'i2v', 'text_encoder');
      await take(folder, 'i2v', 'tokenizer');
    },
    expect: { text_encoder: 'misplaced wrong_model' },
    usable: ['text-embedding', 'vae-roundtrip'],
  },
  {
    name: 'the tokenizer of t2v in i2v',
    from: 'i2v',
    damage: (folder) => take(folder, 't2v', 'tokenizer'),
    expect: { tokenizer: 'unusable tokenizer_vocabulary' },
    usable: left.noText,
  },
  {
    name: 'the VAE in the folder of the transformer',
    from: 'ti2v',
    damage: (folder) => cp(fixture('ti2v', files.vae), join(folder, files.transformer)),
    expect: { transformer: 'unusable wrong_component' },
    usable: left.noTransformer,
  },
  {
    name: 'VAE and transformer swapped',
    from: 'i2v',
    damage: async (folder) => {
      await cp(fixture('i2v', files.vae), join(folder, files.transformer));
      await cp(fixture('i2v', files.transformer), join(folder, files.vae));
    },
    expect: { transformer: 'unusable wrong_component', vae: 'unusable wrong_component' },
    usable: ['text-embedding'],
  },
  {
    name: 'folders of VAE and text encoder swapped',
    from: 'i2v',
    damage: async (folder) => {
      await rename(join(folder, 'vae'), join(folder, 'x'));
      await rename(join(folder, 'text_encoder'), join(folder, 'vae'));
      await rename(join(folder, 'x'), join(folder, 'text_encoder'));
    },
    expect: { vae: 'unusable other_model', text_encoder: 'unusable other_model' },
    usable: [],
  },
  {
    name: 'the text encoder in the folder of the VAE',
    from: 't2v',
    damage: (folder) => cp(fixture('t2v', files.text_encoder), join(folder, files.vae)),
    expect: { vae: 'unusable wrong_component' },
    usable: left.noVae,
  },
  {
    name: 'a LoRA as transformer',
    from: 'i2v',
    damage: (folder) =>
      writeRaw(
        join(folder, files.transformer),
        tensorsOf(
          ['diffusion_model.blocks.0.self_attn.q.lora_down.weight', floats(4, 56)],
          ['diffusion_model.blocks.0.self_attn.q.lora_up.weight', floats(56, 4)],
        ),
      ),
    expect: { transformer: 'unusable other_model' },
    usable: left.oneImageExpert,
  },
  {
    name: 'a HunyuanVideo transformer',
    from: 'i2v',
    damage: (folder) =>
      writeRaw(
        join(folder, files.transformer),
        tensorsOf(
          ['context_embedder.token_refiner.refiner_blocks.0.norm1.weight', floats(8)],
          ['transformer_blocks.0.attn.add_q_proj.weight', floats(8, 8)],
          ['x_embedder.proj.weight', floats(8, 16, 1, 2, 2)],
        ),
      ),
    expect: { transformer: 'unusable other_model' },
    usable: left.oneImageExpert,
  },
  {
    name: 'a CLIP text encoder',
    from: 'i2v',
    damage: (folder) =>
      writeRaw(
        join(folder, files.text_encoder),
        tensorsOf(
          ['text_model.encoder.layers.0.self_attn.q_proj.weight', floats(8, 8)],
          ['text_model.embeddings.token_embedding.weight', floats(10, 8)],
        ),
      ),
    expect: { text_encoder: 'unusable other_model' },
    usable: left.noText,
  },
  {
    name: 'names of the original repository',
    from: 'ti2v',
    damage: (folder) => editTensors(join(folder, files.transformer), toNative),
    expect: { transformer: 'unusable native_layout' },
    usable: left.noTransformer,
  },
  {
    name: 'names of ComfyUI',
    from: 'i2v',
    damage: (folder) => editTensors(join(folder, files.transformer_2), toComfy),
    expect: { transformer_2: 'unusable comfyui_layout' },
    usable: left.oneImageExpert,
  },
  {
    name: 'image to video of Wan 2.1',
    from: 'i2v',
    damage: addImageEncoder,
    expect: {
      transformer: 'limited image_embedder',
      transformer_2: 'limited image_embedder',
      image_encoder: 'usable',
    },
    usable: ['i2v-clip', 'text-embedding', 'vae-roundtrip'],
    kind: 'i2v-clip',
  },
  {
    name: 'Wan 2.1 without a projection',
    from: 'i2v',
    damage: (folder) => addImageEncoder(folder, 'blocks.1.attn2.add_k_proj.weight'),
    expect: {
      transformer: 'unusable tensor_missing',
      transformer_2: 'unusable tensor_missing',
      image_encoder: 'usable',
    },
    usable: left.noTransformer,
  },
  {
    name: 'Wan VACE',
    from: 't2v',
    damage: async (folder) => {
      for (const name of ['transformer', 'transformer_2'])
        await editJson(join(folder, name, 'config.json'), (json) => ({
          ...json,
          _class_name: 'WanVACETransformer3DModel',
          vace_layers: [0],
        }));
      await editJson(join(folder, 'model_index.json'), (json) => ({
        ...json,
        _class_name: 'WanVACEPipeline',
      }));
    },
    expect: { transformer: 'limited expectation_unknown', transformer_2: 'limited expectation_unknown' },
    usable: ['vace', 'text-embedding', 'vae-roundtrip'],
    kind: 'vace',
    checkpoint: 'pipeline_unsupported',
  },
];
