import type { TensorEntry } from '@retake/onnx';
import type { ExpectedTensor, TransformerConfig } from '@retake/wan';

const prefix = 'condition_embedder.image_embedder';

/**
 * What Wan 2.1's image to video has beside the tensors of text to video: an embedder of CLIP's output, and keys and values for
 * it in every block. Widths come from the tensors, as configs of copies are known to be wrong about them.
 */
export function expectedImageEmbedderTensors(
  { num_attention_heads, attention_head_dim, num_layers }: TransformerConfig,
  tensors: ReadonlyMap<string, TensorEntry>,
): readonly ExpectedTensor[] {
  const width = num_attention_heads * attention_head_dim;
  const [image = 0] = tensors.get(`${prefix}.norm1.weight`)?.shape ?? [];
  const positions = tensors.get(`${prefix}.pos_embed`);
  return [
    ...pair(`${prefix}.norm1`, [image]),
    ...pair(`${prefix}.ff.net.0.proj`, [image, image]),
    ...pair(`${prefix}.ff.net.2`, [width, image]),
    ...pair(`${prefix}.norm2`, [width]),
    ...(positions ? [{ name: positions.name, shape: positions.shape }] : []),
    ...Array.from({ length: num_layers }, (_, index) => `blocks.${index}.attn2`).flatMap((attention) => [
      ...pair(`${attention}.add_k_proj`, [width, width]),
      ...pair(`${attention}.add_v_proj`, [width, width]),
      { name: `${attention}.norm_added_k.weight`, shape: [width] },
    ]),
  ];
}

function pair(name: string, shape: readonly number[]): ExpectedTensor[] {
  return [
    { name: `${name}.weight`, shape },
    { name: `${name}.bias`, shape: shape.slice(0, 1) },
  ];
}
