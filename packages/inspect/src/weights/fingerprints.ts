import type { InspectedComponent } from '../report/component-name.js';

/** A model known by the names of its tensors. */
export interface Fingerprint {
  readonly id: string;
  /** In words, to follow "is". */
  readonly title: string;
  /** `diffusers`: as Retake reads it; `native`: the original repository's names; `comfyui`: with ComfyUI's prefix. */
  readonly layout: 'diffusers' | 'native' | 'comfyui' | 'adapter' | 'other';
  /** Folder of a diffusers checkpoint that it belongs into; null for what has no place there. */
  readonly role: InspectedComponent | null;
  readonly wan: boolean;
  /** All of these are there. A trailing or leading `*` stands for anything. */
  readonly has: readonly string[];
  readonly lacks?: readonly string[];
  /** Number of dimensions of a tensor, where names alone do not tell. */
  readonly rank?: readonly [tensor: string, dimensions: number];
}

/** The first that fits counts. Names as the official checkpoints have them. */
export const fingerprints: readonly Fingerprint[] = [
  { id: 'lora', title: 'a LoRA', layout: 'adapter', role: null, wan: false, has: ['*.lora_down.weight'] },
  { id: 'lora', title: 'a LoRA', layout: 'adapter', role: null, wan: false, has: ['*.lora_A.weight'] },
  {
    id: 'lora',
    title: 'a LoRA',
    layout: 'adapter',
    role: null,
    wan: false,
    has: ['*.lora_A.default.weight'],
  },
  {
    id: 'wan-vace',
    title: 'a Wan VACE transformer',
    layout: 'diffusers',
    role: 'transformer',
    wan: true,
    has: ['vace_blocks.0.attn1.to_q.weight'],
  },
  {
    id: 'wan-transformer',
    title: 'a Wan transformer',
    layout: 'diffusers',
    role: 'transformer',
    wan: true,
    has: ['blocks.0.attn1.to_q.weight', 'condition_embedder.time_proj.weight'],
  },
  {
    id: 'wan-comfyui',
    title: 'a Wan transformer for ComfyUI',
    layout: 'comfyui',
    role: 'transformer',
    wan: true,
    has: ['model.diffusion_model.blocks.0.self_attn.q.weight'],
  },
  {
    id: 'wan-native',
    title: 'a Wan transformer of the original repository',
    layout: 'native',
    role: 'transformer',
    wan: true,
    has: ['blocks.0.self_attn.q.weight', 'time_embedding.0.weight'],
  },
  {
    id: 'wan-vae',
    title: 'a Wan VAE',
    layout: 'diffusers',
    role: 'vae',
    wan: true,
    has: ['post_quant_conv.weight', 'decoder.mid_block.attentions.0.to_qkv.weight'],
    rank: ['decoder.conv_in.weight', 5],
  },
  {
    id: 'wan-native-vae',
    title: 'a Wan VAE of the original repository',
    layout: 'native',
    role: 'vae',
    wan: true,
    has: ['decoder.conv1.weight', 'decoder.middle.0.residual.0.gamma'],
  },
  {
    id: 'umt5',
    title: 'a UMT5 text encoder',
    layout: 'diffusers',
    role: 'text_encoder',
    wan: true,
    has: [
      'encoder.block.0.layer.0.SelfAttention.q.weight',
      'encoder.block.1.layer.0.SelfAttention.relative_attention_bias.weight',
    ],
  },
  {
    id: 'umt5-native',
    title: 'a UMT5 text encoder of the original repository',
    layout: 'native',
    role: 'text_encoder',
    wan: true,
    has: ['token_embedding.weight', 'blocks.0.attn.q.weight'],
  },
  {
    id: 't5',
    title: 'a T5 text encoder',
    layout: 'other',
    role: 'text_encoder',
    wan: false,
    has: ['encoder.block.0.layer.0.SelfAttention.q.weight'],
  },
  {
    id: 'clip-vision',
    title: 'a CLIP image encoder',
    layout: 'diffusers',
    role: 'image_encoder',
    wan: false,
    has: ['vision_model.encoder.layers.0.self_attn.q_proj.weight'],
    lacks: ['text_model.encoder.layers.0.self_attn.q_proj.weight'],
  },
  {
    id: 'clip-text',
    title: 'a CLIP text encoder',
    layout: 'other',
    role: 'text_encoder',
    wan: false,
    has: ['text_model.encoder.layers.0.self_attn.q_proj.weight'],
  },
  {
    id: 'llama',
    title: 'a LLaMA text encoder',
    layout: 'other',
    role: 'text_encoder',
    wan: false,
    has: ['*layers.0.self_attn.q_proj.weight', '*layers.0.mlp.gate_proj.weight'],
  },
  {
    id: 'hunyuan-video',
    title: 'a HunyuanVideo transformer',
    layout: 'other',
    role: 'transformer',
    wan: false,
    has: ['context_embedder.token_refiner.*', 'transformer_blocks.0.attn.add_q_proj.weight'],
  },
  {
    id: 'hunyuan-native',
    title: 'a HunyuanVideo transformer of the original repository',
    layout: 'other',
    role: 'transformer',
    wan: false,
    has: ['double_blocks.0.img_attn_qkv.weight'],
  },
  {
    id: 'ltx-video',
    title: 'an LTX-Video transformer',
    layout: 'other',
    role: 'transformer',
    wan: false,
    has: ['caption_projection.linear_1.weight', 'transformer_blocks.0.attn1.to_q.weight'],
  },
  {
    id: 'cogvideox',
    title: 'a CogVideoX transformer',
    layout: 'other',
    role: 'transformer',
    wan: false,
    has: [
      'patch_embed.proj.weight',
      'transformer_blocks.0.norm1.linear.weight',
      'transformer_blocks.0.attn1.to_q.weight',
    ],
  },
  {
    id: 'mochi',
    title: 'a Mochi transformer',
    layout: 'other',
    role: 'transformer',
    wan: false,
    has: ['transformer_blocks.0.attn1.add_q_proj.weight', 'pos_frequencies'],
  },
  {
    id: 'flux',
    title: 'a Flux transformer',
    layout: 'other',
    role: 'transformer',
    wan: false,
    has: ['single_transformer_blocks.0.attn.to_q.weight', 'x_embedder.weight'],
  },
  {
    id: 'stable-diffusion',
    title: 'a Stable Diffusion checkpoint',
    layout: 'other',
    role: null,
    wan: false,
    has: ['model.diffusion_model.input_blocks.0.0.weight'],
  },
  {
    id: 'unet',
    title: 'a UNet',
    layout: 'diffusers',
    role: 'unet',
    wan: false,
    has: ['conv_in.weight', 'down_blocks.*', 'up_blocks.*', 'conv_out.weight'],
  },
  {
    id: 'autoencoder',
    title: 'a VAE of another model',
    layout: 'other',
    role: 'vae',
    wan: false,
    has: ['decoder.conv_in.*', 'decoder.conv_out.*'],
  },
];
