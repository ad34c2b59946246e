"""Attention for training on a CPU: plain products (the fused kernel's way back is slow there), and a short text.

Rows after the prompt are all zero, so their keys and values are all the same: one of them with the
logarithm of their number added to its score gives exactly what 512 rows give. `python short_text.py`
compares with diffusers' own.
"""

from __future__ import annotations

import math

import torch
from diffusers import WanTransformer3DModel
from diffusers.models.transformers.transformer_wan import WanAttention
from torch import Tensor


def heads(x: Tensor, attn: WanAttention) -> Tensor:
    """[b, n, d] → [b·heads, n, d / heads]"""
    batch, rows, width = x.shape
    return x.view(batch, rows, attn.heads, width // attn.heads).transpose(1, 2).reshape(batch * attn.heads, rows, -1)


def norm(x: Tensor, weight: Tensor, eps: float) -> Tensor:
    """RMS over the whole width, statistics in 32 bits."""
    scale = (x.float().square().mean(-1, keepdim=True) + eps).rsqrt()
    return x * scale.to(x.dtype) * weight.to(x.dtype)


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Turns neighbouring channels as pairs."""
    pairs = x.unflatten(-1, (-1, 2))
    turned = torch.stack([-pairs[..., 1], pairs[..., 0]], -1).flatten(-2)
    return x * cos + turned * sin


class PlainAttention:
    """Attention processor. With `rows`, the last row of the text stands for all rows beyond it."""

    def __init__(self, rows: int | None = None) -> None:
        self.rows = rows

    def __call__(self, attn: WanAttention, hidden_states: Tensor, encoder_hidden_states: Tensor | None = None,
                 attention_mask: None = None, rotary_emb: tuple[Tensor, Tensor] | None = None) -> Tensor:
        source = hidden_states if encoder_hidden_states is None else encoder_hidden_states
        query = norm(attn.to_q(hidden_states), attn.norm_q.weight, attn.norm_q.eps)
        key = norm(attn.to_k(source), attn.norm_k.weight, attn.norm_k.eps)
        query, key, value = heads(query, attn), heads(key, attn), heads(attn.to_v(source), attn)
        if rotary_emb is not None:
            cos, sin = (table.squeeze().to(query.dtype) for table in rotary_emb)
            query, key = rotate(query, cos, sin), rotate(key, cos, sin)
        scores = torch.bmm(query, key.transpose(1, 2)) * (query.shape[2] ** -0.5)
        if self.rows is not None:
            bias = torch.zeros(scores.shape[2], dtype=scores.dtype)
            bias[-1] = math.log(self.rows - scores.shape[2] + 1)
            scores = scores + bias
        made = torch.bmm(scores.softmax(-1, dtype=torch.float32).to(value.dtype), value)
        return attn.to_out[0](made.view(-1, attn.heads, *made.shape[1:]).transpose(1, 2).flatten(2))


def use_short_text(model: WanTransformer3DModel, rows: int) -> None:
    """Plain attention in every block, over a short text across."""
    for block in model.blocks:
        block.attn1.processor = PlainAttention()
        block.attn2.processor = PlainAttention(rows)


if __name__ == "__main__":
    from models import TEXT_DIM, build_transformer
    model = build_transformer("t2v").eval()
    for parameter in model.parameters(): torch.nn.init.normal_(parameter, std=0.1)
    text = torch.zeros(2, 512, TEXT_DIM); text[0, :9] = torch.randn(9, TEXT_DIM); text[1, :4] = torch.randn(4, TEXT_DIM)
    args = torch.randn(2, 16, 5, 8, 8), torch.tensor([300.0, 900.0])
    with torch.no_grad():
        whole = model(*args, text)[0]
        use_short_text(model, 512)
        print("parameters", sum(p.numel() for p in model.parameters()), "difference", float((whole - model(*args, text[:, :10])[0]).abs().max()))
