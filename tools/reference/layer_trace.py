"""Intermediate activations of one run, to find the layer where a port goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from diffusers import WanPipeline
from torch import Tensor, nn


class Tracer:
    """Note outputs of named submodules during the first call of each model.

    Text encoder: every layer of the first prompt (real rows only). Transformer: the first
    call (step 0, cond). VAE decoder: all chunk outputs joined along time.
    """

    def __init__(self, pipe: WanPipeline) -> None:
        self.tensors: dict[str, Tensor] = {}
        self._chunks: dict[str, list[Tensor]] = {}
        self._handles: list[Any] = []
        self._watch_text(pipe.text_encoder)
        self._watch_transformer(pipe.transformer)
        self._watch_decoder(pipe.vae)

    def _keep_first(self, name: str, pick: Callable[[Any], Tensor]) -> Callable[..., None]:
        def hook(module: nn.Module, args: Any, output: Any) -> None:
            if name not in self.tensors:
                self.tensors[name] = pick(output).detach().clone()

        return hook

    def _add(self, module: nn.Module, hook: Callable[..., None]) -> None:
        self._handles.append(module.register_forward_hook(hook))

    def _watch_text(self, model: nn.Module) -> None:
        for i, block in enumerate(model.encoder.block):
            self._add(block, self._keep_first(
                f"trace.text.block.{i}", lambda o: o[0] if isinstance(o, tuple) else o))

    def _watch_transformer(self, model: nn.Module) -> None:
        self._add(model.patch_embedding, self._keep_first(
            "trace.transformer.patch_embedding", lambda o: o.flatten(2).transpose(1, 2)))
        for i, name in enumerate(("temb", "timestep_proj", "text")):
            self._add(model.condition_embedder, self._keep_first(
                f"trace.transformer.{name}", lambda o, i=i: o[i]))
        for i, name in enumerate(("rope_cos", "rope_sin")):
            self._add(model.rope, self._keep_first(
                f"trace.transformer.{name}", lambda o, i=i: o[i]))
        for i, block in enumerate(model.blocks):
            for part in ("attn1", "attn2", "ffn"):
                self._add(getattr(block, part), self._keep_first(
                    f"trace.transformer.block.{i}.{part}", lambda o: o))
            self._add(block, self._keep_first(f"trace.transformer.block.{i}", lambda o: o))
        self._add(model.proj_out, self._keep_first("trace.transformer.proj_out", lambda o: o))

    def _watch_decoder(self, vae: nn.Module) -> None:
        parts: dict[str, nn.Module] = {"post_quant_conv": vae.post_quant_conv,
                                       "conv_in": vae.decoder.conv_in,
                                       "mid_block": vae.decoder.mid_block}
        parts |= {f"up_block.{i}": b for i, b in enumerate(vae.decoder.up_blocks)}
        parts["conv_out"] = vae.decoder.conv_out
        for name, module in parts.items():
            key = f"trace.vae.{name}"

            def hook(module: nn.Module, args: Any, output: Any, key: str = key) -> None:
                self._chunks.setdefault(key, []).append(output.detach().clone())

            self._add(module, hook)

    def finish(self, text_rows: int) -> dict[str, Tensor]:
        """Detach and return the tensors; text tensors are cut to the real rows."""
        for handle in self._handles:
            handle.remove()
        out = dict(self.tensors)
        for key in [k for k in out if k.startswith("trace.text.")]:
            out[key] = out[key][:, :text_rows]
        out["trace.transformer.text"] = out["trace.transformer.text"][:, :text_rows + 1]
        out |= {key: torch.cat(parts, dim=2) for key, parts in self._chunks.items()}
        return {key: value.float().contiguous() for key, value in out.items()}
