import { type RawTensor, renamed } from './tools.js';

/** Names of the original repository for those of diffusers. */
function nativeName(name: string): string {
  const rules: readonly (readonly [RegExp, string])[] = [
    [/attn1\.to_out\.0/, 'self_attn.o'],
    [/attn2\.to_out\.0/, 'cross_attn.o'],
    [/attn1\.to_([qkv])/, 'self_attn.$1'],
    [/attn2\.to_([qkv])/, 'cross_attn.$1'],
    [/attn1\.norm/, 'self_attn.norm'],
    [/attn2\.norm/, 'cross_attn.norm'],
    [/ffn\.net\.0\.proj/, 'ffn.0'],
    [/ffn\.net\.2/, 'ffn.2'],
    [/norm2/, 'norm3'],
    [/(blocks\.\d+)\.scale_shift_table/, '$1.modulation'],
    [/^scale_shift_table/, 'head.modulation'],
    [/^proj_out/, 'head.head'],
    [/condition_embedder\.time_embedder\.linear_1/, 'time_embedding.0'],
    [/condition_embedder\.time_embedder\.linear_2/, 'time_embedding.2'],
    [/condition_embedder\.time_proj/, 'time_projection.1'],
    [/condition_embedder\.text_embedder\.linear_1/, 'text_embedding.0'],
    [/condition_embedder\.text_embedder\.linear_2/, 'text_embedding.2'],
  ];
  return rules.reduce((text, [from, to]) => text.replace(from, to), name);
}

/** Tensors of a diffusers transformer as the original repository names them. */
export const toNative = (tensors: ReadonlyMap<string, RawTensor>) => renamed(tensors, nativeName);
/** The same for ComfyUI. */
export const toComfy = (tensors: ReadonlyMap<string, RawTensor>) =>
  renamed(tensors, (name) => `model.diffusion_model.${nativeName(name)}`);
