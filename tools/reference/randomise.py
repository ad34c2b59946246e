"""Fill a model with seeded random weights that keep activations lively but tame.

Every tensor gets its own generator, keyed by the seed and the tensor's name, so adding a
layer does not change the others. Gains, biases and modulation tables are never 0 or 1:
leaving one out, or swapping two, changes the result.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable

import torch
from torch import Tensor, nn

Rule = Callable[[str, Tensor, Tensor], Tensor]


def _generator(seed: int, name: str) -> torch.Generator:
    """Return the generator that belongs to one tensor."""
    digest = hashlib.sha256(f"{seed}:{name}".encode()).digest()
    return torch.Generator().manual_seed(int.from_bytes(digest[:4], "little"))


def _fan_in(t: Tensor) -> int:
    """Number of inputs that feed one output of a Linear or Conv weight."""
    return max(1, t[0].numel())


def transformer_rule(name: str, old: Tensor, noise: Tensor) -> Tensor:
    """Weights of WanTransformer3DModel."""
    if "scale_shift_table" in name:
        return noise * 0.3
    if name.endswith("attn2.norm_q.weight"):
        return 2.0 + 0.4 * noise  # sharp cross-attention, so that the prompt matters
    if name.endswith(("norm_q.weight", "norm_k.weight", "norm2.weight")):
        return 1.0 + 0.25 * noise
    if name.endswith(".bias"):
        return 0.15 * noise
    gain = {"time_proj": 1.0, "proj_out": 0.8, "linear_1": 1.5, "to_v": 1.5}.get(
        name.split(".")[-2], 1.0)
    return noise * (gain / math.sqrt(_fan_in(old)))


def vae_rule(name: str, old: Tensor, noise: Tensor) -> Tensor:
    """Weights of AutoencoderKLWan."""
    if name.endswith("gamma"):
        return 1.0 + 0.25 * noise
    if name.endswith(".bias"):
        return 0.1 * noise
    if name == "decoder.conv_out.weight":
        return noise * (0.3 / math.sqrt(_fan_in(old)))
    gain = 1.0 if name.endswith(("conv1.weight", "conv2.weight")) else 0.9
    return noise * (gain / math.sqrt(_fan_in(old)))


def text_rule(name: str, old: Tensor, noise: Tensor) -> Tensor:
    """Weights of UMT5EncoderModel."""
    if name.endswith("layer_norm.weight"):
        return 1.0 + 0.2 * noise
    if "relative_attention_bias" in name:
        return 0.6 * noise
    if "shared" in name or "embed_tokens" in name:
        return noise
    gain = 0.5 if name.endswith("SelfAttention.q.weight") else 1.0
    return noise * (gain / math.sqrt(_fan_in(old)))


def randomise(model: nn.Module, seed: int, rule: Rule) -> None:
    """Overwrite every parameter of `model` in place, deterministically."""
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            noise = torch.randn(parameter.shape, generator=_generator(seed, name))
            parameter.copy_(rule(name, parameter, noise))
