"""The tiny models: the classes of diffusers and transformers with small numbers."""

from __future__ import annotations

from diffusers import AutoencoderKLWan, WanTransformer3DModel
from transformers import UMT5Config, UMT5EncoderModel

TEXT_DIM = 64

VAES: dict[str, dict[str, object]] = {
    "2.1": dict(base_dim=8, z_dim=16, dim_mult=[1, 3, 4, 6], num_res_blocks=1),
    "2.2": dict(base_dim=16, decoder_base_dim=16, z_dim=48, dim_mult=[1, 2, 4, 4], num_res_blocks=1,
                is_residual=True, patch_size=2, in_channels=12, out_channels=12,
                scale_factor_spatial=16, scale_factor_temporal=4),
}

# What is shipped: narrower halves that give and read the latents of the wide ones (narrow.py).
NARROW: dict[str, dict[str, int]] = {
    "2.1": dict(base_dim=6, decoder_base_dim=6),
    "2.2": dict(base_dim=10, decoder_base_dim=10),
}

# A model must be wider than a token (64 values of 16 channels, 192 of 48): its noise passes through, and what the model
# thinks of it needs room beside that. With 224 instead of 192 the loss of ti2v fell by a sixth within minutes (grow.py).
TRANSFORMERS: dict[str, dict[str, int]] = {
    "t2v": dict(in_channels=16, out_channels=16, num_attention_heads=4, num_layers=5),
    "i2v": dict(in_channels=36, out_channels=16, num_attention_heads=4, num_layers=5),
    "ti2v": dict(in_channels=48, out_channels=48, num_attention_heads=7, num_layers=4),
}


def build_vae(kind: str, mean: list[float] | None = None, std: list[float] | None = None, widths: dict[str, int] | None = None) -> AutoencoderKLWan:
    """A VAE of type 2.1 or 2.2. Latents are not normalised unless statistics are given; `widths` replaces those of training."""
    config = VAES[kind] | (widths or {})
    count = int(config["z_dim"])
    return AutoencoderKLWan(
        attn_scales=[], temperal_downsample=[False, True, True], dropout=0.0,
        latents_mean=mean or [0.0] * count, latents_std=std or [1.0] * count, **config)


def build_transformer(model: str) -> WanTransformer3DModel:
    """One expert of a model."""
    return WanTransformer3DModel(
        patch_size=(1, 2, 2), attention_head_dim=32, text_dim=TEXT_DIM, freq_dim=256, ffn_dim=320,
        **TRANSFORMERS[model], cross_attn_norm=True, qk_norm="rms_norm_across_heads", eps=1e-6, rope_max_seq_len=1024)


def build_text_encoder(vocabulary: int) -> UMT5EncoderModel:
    """A UMT5 encoder of two layers."""
    return UMT5EncoderModel(UMT5Config(
        vocab_size=vocabulary, d_model=TEXT_DIM, d_kv=16, d_ff=128, num_layers=2, num_heads=4,
        dropout_rate=0.0, relative_attention_num_buckets=32, relative_attention_max_distance=128,
        feed_forward_proj="gated-gelu", layer_norm_epsilon=1e-6, pad_token_id=0, eos_token_id=1,
        tie_word_embeddings=False, is_encoder_decoder=True))
