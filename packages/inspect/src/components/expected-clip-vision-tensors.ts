import type { JsonObject } from '@retake/plugin-api';
import type { ExpectedTensor } from '@retake/wan';

const colours = 3;

/** Names and shapes of a CLIPVisionModel by its `config.json`; null when that does not say its sizes. */
export function expectedClipVisionTensors(config: JsonObject): readonly ExpectedTensor[] | null {
  const {
    hidden_size: width,
    intermediate_size: inner,
    num_hidden_layers: layers,
    image_size: image,
    patch_size: patch,
  } = config;
  if (![width, inner, layers, image, patch].every((value) => Number.isInteger(value) && Number(value) > 0))
    return null;
  const d = Number(width);
  const positions = Math.floor(Number(image) / Number(patch)) ** 2 + 1;
  const model = 'vision_model';
  return [
    { name: `${model}.embeddings.class_embedding`, shape: [d] },
    { name: `${model}.embeddings.patch_embedding.weight`, shape: [d, colours, Number(patch), Number(patch)] },
    { name: `${model}.embeddings.position_embedding.weight`, shape: [positions, d] },
    ...pair(`${model}.pre_layrnorm`, [d]),
    ...pair(`${model}.post_layernorm`, [d]),
    ...Array.from({ length: Number(layers) }, (_, index) => `${model}.encoder.layers.${index}`).flatMap(
      (layer) => [
        ...pair(`${layer}.layer_norm1`, [d]),
        ...pair(`${layer}.layer_norm2`, [d]),
        ...['q_proj', 'k_proj', 'v_proj', 'out_proj'].flatMap((part) =>
          pair(`${layer}.self_attn.${part}`, [d, d]),
        ),
        ...pair(`${layer}.mlp.fc1`, [Number(inner), d]),
        ...pair(`${layer}.mlp.fc2`, [d, Number(inner)]),
      ],
    ),
  ];
}

function pair(name: string, shape: readonly number[]): ExpectedTensor[] {
  return [
    { name: `${name}.weight`, shape },
    { name: `${name}.bias`, shape: shape.slice(0, 1) },
  ];
}
