import { join } from 'node:path';
import { editJson, editTensors, files, floats, replace, writeRaw } from './tools.js';

const clip = {
  _class_name: undefined,
  architectures: ['CLIPVisionModel'],
  model_type: 'clip_vision_model',
  hidden_size: 16,
  intermediate_size: 32,
  num_hidden_layers: 1,
  num_attention_heads: 2,
  image_size: 8,
  patch_size: 4,
};

/** Tensors of Wan 2.1's image embedder and of its image encoder. */
export async function addImageEncoder(folder: string, skip = ''): Promise<void> {
  for (const expert of [files.transformer, files.transformer_2])
    await editTensors(join(folder, expert), (tensors) => {
      const add = (name: string, ...shape: number[]) => {
        if (name !== skip) tensors.set(name, floats(...shape));
      };
      const prefix = 'condition_embedder.image_embedder';
      for (const [name, shape] of [
        ['norm1', [16]],
        ['ff.net.0.proj', [16, 16]],
        ['ff.net.2', [56, 16]],
        ['norm2', [56]],
      ] as const) {
        add(`${prefix}.${name}.weight`, ...shape);
        add(`${prefix}.${name}.bias`, shape[0]);
      }
      for (const block of [0, 1]) {
        for (const part of ['add_k_proj', 'add_v_proj']) {
          add(`blocks.${block}.attn2.${part}.weight`, 56, 56);
          add(`blocks.${block}.attn2.${part}.bias`, 56);
        }
        add(`blocks.${block}.attn2.norm_added_k.weight`, 56);
      }
      return tensors;
    });
  const model = 'vision_model';
  const layer = `${model}.encoder.layers.0`;
  const pair = (name: string, ...shape: number[]) =>
    [
      [`${name}.weight`, floats(...shape)],
      [`${name}.bias`, floats(shape[0] ?? 0)],
    ] as const;
  await writeRaw(
    join(folder, 'image_encoder/model.safetensors'),
    new Map([
      [`${model}.embeddings.class_embedding`, floats(16)],
      [`${model}.embeddings.patch_embedding.weight`, floats(16, 3, 4, 4)],
      [`${model}.embeddings.position_embedding.weight`, floats(5, 16)],
      ...pair(`${model}.pre_layrnorm`, 16),
      ...pair(`${model}.post_layernorm`, 16),
      ...pair(`${layer}.layer_norm1`, 16),
      ...pair(`${layer}.layer_norm2`, 16),
      ...['q_proj', 'k_proj', 'v_proj', 'out_proj'].flatMap((part) =>
        pair(`${layer}.self_attn.${part}`, 16, 16),
      ),
      ...pair(`${layer}.mlp.fc1`, 32, 16),
      ...pair(`${layer}.mlp.fc2`, 16, 32),
    ]),
  );
  await replace(join(folder, 'image_encoder/config.json'), JSON.stringify(clip));
  await editJson(join(folder, 'model_index.json'), (json) => ({
    ...json,
    image_encoder: ['transformers', 'CLIPVisionModel'],
  }));
}
