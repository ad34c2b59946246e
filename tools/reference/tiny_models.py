"""Configurations of the fixture checkpoints and the code that builds their pipelines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from diffusers import (AutoencoderKLWan, UniPCMultistepScheduler, WanImageToVideoPipeline,
                       WanPipeline, WanTransformer3DModel)
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

# Per-channel statistics of the latents of the published 2.2 VAE.
LATENTS_MEAN_48: list[float] = [
    -0.2289, -0.0052, -0.1323, -0.2339, -0.2799, 0.0174, 0.1838, 0.1557, -0.1382, 0.0542,
    0.2813, 0.0891, 0.1570, -0.0098, 0.0375, -0.1825, -0.2246, -0.1207, -0.0698, 0.5109,
    0.2665, -0.2108, -0.2158, 0.2502, -0.2055, -0.0322, 0.1109, 0.1567, -0.0729, 0.0899,
    -0.2799, -0.1230, -0.0313, -0.1649, 0.0117, 0.0723, -0.2839, -0.2083, -0.0520, 0.3748,
    0.0152, 0.1957, 0.1433, -0.2944, 0.3573, -0.0548, -0.1681, -0.0667,
]
LATENTS_STD_48: list[float] = [
    0.4765, 1.0364, 0.4514, 1.1677, 0.5313, 0.4990, 0.4818, 0.5013, 0.8158, 1.0344,
    0.5894, 1.0901, 0.6885, 0.6165, 0.8454, 0.4978, 0.5759, 0.3523, 0.7135, 0.6804,
    0.5833, 1.4146, 0.8986, 0.5659, 0.7069, 0.5338, 0.4889, 0.4917, 0.4069, 0.4999,
    0.6866, 0.4093, 0.5709, 0.6065, 0.6415, 0.4944, 0.5726, 1.2042, 0.5458, 1.6887,
    0.3971, 1.0600, 0.3943, 0.5537, 0.5444, 0.4089, 0.7468, 0.7744,
]


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
    shard_size: str | None = None
    in_channels: int = 16
    flow_shift: float = 3.0
    boundary_ratio: float | None = 0.875
    pipeline: type[Any] = WanPipeline
    # Base width of the decoder of the residual (2.2) VAE; None means the 2.1 VAE.
    vae_decoder_base: int | None = None

    @property
    def residual(self) -> bool:
        """Whether the checkpoint is of the TI2V kind: 2.2 VAE, one expert, a timestep per token."""
        return self.vae_decoder_base is not None


SPECS: dict[str, TinySpec] = {
    "f32": TinySpec("tiny-wan-t2v", 20260, torch.float32, heads=2, head_dim=32, ffn_dim=128,
                    layers=3, text_dim=64, text_heads=4, text_d_kv=16, text_d_ff=128,
                    text_layers=3, vae_base=8, tokenizer=TokenizerSpec(700, 20, True)),
    "bf16": TinySpec("tiny-wan-t2v-bf16", 77001, torch.bfloat16, heads=3, head_dim=32,
                     ffn_dim=160, layers=2, text_dim=96, text_heads=4, text_d_kv=16,
                     text_d_ff=160, text_layers=2, vae_base=4,
                     tokenizer=TokenizerSpec(500, 8, False), shard_size="256KB"),
    "i2v": TinySpec("tiny-wan-i2v", 36900, torch.float32, heads=2, head_dim=28, ffn_dim=80,
                    layers=2, text_dim=48, text_heads=3, text_d_kv=16, text_d_ff=64,
                    text_layers=2, vae_base=4, tokenizer=TokenizerSpec(500, 8, False),
                    in_channels=36, boundary_ratio=0.9, pipeline=WanImageToVideoPipeline),
    "ti2v": TinySpec("tiny-wan-ti2v", 48500, torch.float32, heads=2, head_dim=24, ffn_dim=80,
                     layers=2, text_dim=48, text_heads=3, text_d_kv=16, text_d_ff=64,
                     text_layers=2, vae_base=4, tokenizer=TokenizerSpec(500, 8, False),
                     in_channels=48, flow_shift=5.0, boundary_ratio=None, vae_decoder_base=5),
}


def build_transformer(spec: TinySpec, seed: int) -> WanTransformer3DModel:
    """Build one expert."""
    model = WanTransformer3DModel(
        patch_size=(1, 2, 2), num_attention_heads=spec.heads, attention_head_dim=spec.head_dim,
        in_channels=spec.in_channels, out_channels=48 if spec.residual else 16,
        text_dim=spec.text_dim, freq_dim=256, ffn_dim=spec.ffn_dim, num_layers=spec.layers,
        cross_attn_norm=True, qk_norm="rms_norm_across_heads", eps=1e-6, rope_max_seq_len=1024)
    randomise(model, seed, transformer_rule)
    return model.to(spec.dtype).eval()


def build_vae(spec: TinySpec, seed: int) -> AutoencoderKLWan:
    """Build the video VAE, of the 2.1 or the residual 2.2 type."""
    residual: dict[str, Any] = {}
    if spec.residual:
        residual = {"decoder_base_dim": spec.vae_decoder_base, "is_residual": True,
                    "in_channels": 12, "out_channels": 12, "patch_size": 2,
                    "scale_factor_spatial": 16, "scale_factor_temporal": 4,
                    "latents_mean": LATENTS_MEAN_48, "latents_std": LATENTS_STD_48}
    model = AutoencoderKLWan(
        base_dim=spec.vae_base, z_dim=48 if spec.residual else 16, dim_mult=[1, 2, 4, 4],
        num_res_blocks=2, attn_scales=[], temperal_downsample=[False, True, True], dropout=0.0,
        **residual)
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


def build_pipeline(spec: TinySpec) -> Any:
    """Build the complete pipeline of one checkpoint."""
    tokenizer = build_tokenizer(spec.tokenizer)
    nothing: dict[str, Any] = {}
    if spec.pipeline is WanImageToVideoPipeline:
        nothing = {"image_encoder": None, "image_processor": None}
    return spec.pipeline(
        tokenizer=tokenizer,
        text_encoder=build_text_encoder(spec, spec.seed + 1, len(tokenizer)),
        vae=build_vae(spec, spec.seed + 2),
        scheduler=UniPCMultistepScheduler(**{**SCHEDULER_CONFIG, "flow_shift": spec.flow_shift}),
        transformer=build_transformer(spec, spec.seed + 3),
        transformer_2=None if spec.residual else build_transformer(spec, spec.seed + 4),
        boundary_ratio=spec.boundary_ratio, expand_timesteps=spec.residual, **nothing)
