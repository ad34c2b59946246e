"""Configurations of the fixture checkpoints and the code that builds their pipelines."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from diffusers import (AutoencoderKLWan, UniPCMultistepScheduler, WanPipeline,
                       WanTransformer3DModel)
from transformers import UMT5Config, UMT5EncoderModel

from randomise import randomise, text_rule, transformer_rule, vae_rule
from tokenizer_builder import TokenizerSpec, build_tokenizer

SCHEDULER_CONFIG: dict[str, object] = {
    "num_train_timesteps": 1000, "beta_start": 1e-4, "beta_end": 0.02, "beta_schedule": "linear",
    "trained_betas": None, "solver_order": 2, "solver_type": "bh2", "predict_x0": True,
    "prediction_type": "flow_prediction", "use_flow_sigmas": True, "flow_shift": 3.0,
    "lower_order_final": True, "final_sigmas_type": "zero", "disable_corrector": [],
    "solver_p": None, "thresholding": False, "dynamic_thresholding_ratio": 0.995,
    "sample_max_value": 1.0, "timestep_spacing": "linspace", "steps_offset": 0,
    "use_karras_sigmas": False, "use_exponential_sigmas": False, "use_beta_sigmas": False,
    "use_dynamic_shifting": False, "time_shift_type": "exponential",
    "rescale_betas_zero_snr": False,
}

EULER_CONFIG: dict[str, object] = {"num_train_timesteps": 1000, "shift": 3.0}


@dataclass(frozen=True)
class TinySpec:
    """Everything that distinguishes one tiny checkpoint from another."""

    folder: str
    seed: int
    dtype: torch.dtype
    heads: int
    head_dim: int
    ffn_dim: int
    layers: int
    text_dim: int
    text_heads: int
    text_d_kv: int
    text_d_ff: int
    text_layers: int
    vae_base: int
    tokenizer: TokenizerSpec
    shard_size: str | None


SPECS: dict[str, TinySpec] = {
    "f32": TinySpec("tiny-wan-t2v", 20260, torch.float32, heads=2, head_dim=32, ffn_dim=128,
                    layers=3, text_dim=64, text_heads=4, text_d_kv=16, text_d_ff=128,
                    text_layers=3, vae_base=8, tokenizer=TokenizerSpec(700, 20, True),
                    shard_size=None),
    "bf16": TinySpec("tiny-wan-t2v-bf16", 77001, torch.bfloat16, heads=3, head_dim=32,
                     ffn_dim=160, layers=2, text_dim=96, text_heads=4, text_d_kv=16,
                     text_d_ff=160, text_layers=2, vae_base=4,
                     tokenizer=TokenizerSpec(500, 8, False), shard_size="256KB"),
}


def build_transformer(spec: TinySpec, seed: int) -> WanTransformer3DModel:
    """Build one expert."""
    model = WanTransformer3DModel(
        patch_size=(1, 2, 2), num_attention_heads=spec.heads, attention_head_dim=spec.head_dim,
        in_channels=16, out_channels=16, text_dim=spec.text_dim, freq_dim=256,
        ffn_dim=spec.ffn_dim, num_layers=spec.layers, cross_attn_norm=True,
        qk_norm="rms_norm_across_heads", eps=1e-6, rope_max_seq_len=1024)
    randomise(model, seed, transformer_rule)
    return model.to(spec.dtype).eval()


def build_vae(spec: TinySpec, seed: int) -> AutoencoderKLWan:
    """Build the 2.1-type video VAE."""
    model = AutoencoderKLWan(
        base_dim=spec.vae_base, z_dim=16, dim_mult=[1, 2, 4, 4], num_res_blocks=2,
        attn_scales=[], temperal_downsample=[False, True, True], dropout=0.0)
    randomise(model, seed, vae_rule)
    return model.to(spec.dtype).eval()


def build_text_encoder(spec: TinySpec, seed: int, vocab: int) -> UMT5EncoderModel:
    """Build the UMT5 encoder."""
    config = UMT5Config(
        vocab_size=vocab, d_model=spec.text_dim, d_kv=spec.text_d_kv, d_ff=spec.text_d_ff,
        num_layers=spec.text_layers, num_heads=spec.text_heads, dropout_rate=0.0,
        relative_attention_num_buckets=32, relative_attention_max_distance=128,
        feed_forward_proj="gated-gelu", layer_norm_epsilon=1e-6, pad_token_id=0, eos_token_id=1,
        tie_word_embeddings=False, is_encoder_decoder=True)
    model = UMT5EncoderModel(config)
    randomise(model, seed, text_rule)
    return model.to(spec.dtype).eval()


def build_pipeline(spec: TinySpec) -> WanPipeline:
    """Build the complete two-expert pipeline of one checkpoint."""
    tokenizer = build_tokenizer(spec.tokenizer)
    return WanPipeline(
        tokenizer=tokenizer,
        text_encoder=build_text_encoder(spec, spec.seed + 1, len(tokenizer)),
        vae=build_vae(spec, spec.seed + 2),
        scheduler=UniPCMultistepScheduler(**SCHEDULER_CONFIG),
        transformer=build_transformer(spec, spec.seed + 3),
        transformer_2=build_transformer(spec, spec.seed + 4),
        boundary_ratio=0.875, expand_timesteps=False)
