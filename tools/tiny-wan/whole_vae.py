"""The Wan VAE over a whole sequence at once, with the modules of diffusers.

diffusers walks a clip in chunks with caches, which is slow to train. The same network over
the whole sequence gives the same numbers (`python whole_vae.py` compares them); only the two
temporal resampling modes need to be told.
"""

from __future__ import annotations

import torch
from diffusers import AutoencoderKLWan
from diffusers.models.autoencoders import autoencoder_kl_wan as wan
from diffusers.models.autoencoders.autoencoder_kl_wan import patchify, unpatchify
from torch import Tensor
from torch.nn import functional as F

NORM_FLOOR = 1e-12

def _resample(self: wan.WanResample, x: Tensor, feat_cache: None = None, feat_idx: object = None) -> Tensor:
    """WanResample over a whole sequence."""
    if self.mode == "upsample3d" and x.shape[2] > 1:
        first, rest = x[:, :, :1], self.time_conv(x[:, :, 1:])
        early, late = rest.chunk(2, 1)
        x = torch.cat([first, torch.stack([early, late], 3).flatten(2, 3)], 2)
    batch, _, frames = x.shape[:3]
    x = self.resample(x.transpose(1, 2).flatten(0, 1)).unflatten(0, (batch, frames)).transpose(1, 2)
    if self.mode == "downsample3d" and frames > 1:
        x = torch.cat([x[:, :, :1], self.time_conv(x)], 2)
    return x


def _norm(self: wan.WanRMS_norm, x: Tensor) -> Tensor:
    """WanRMS_norm without leaving 16 bits: a third of the passes over memory."""
    scale = (x.square().mean(1, keepdim=True, dtype=torch.float32) + NORM_FLOOR).rsqrt().to(x.dtype)
    return x * scale * self.gamma.to(x.dtype)


def _causal(self: wan.WanCausalConv3d, x: Tensor, cache_x: None = None) -> Tensor:
    """WanCausalConv3d; for a single frame the last slice of the kernel alone, as all before it is zero."""
    width = self._padding[0]
    if x.shape[2] == 1 and self.stride[0] == 1:
        return F.conv2d(x.squeeze(2), self.weight[:, :, -1], self.bias, padding=width).unsqueeze(2)
    return F.conv3d(F.pad(x, (0, 0, 0, 0, self._padding[4], 0)), self.weight, self.bias, self.stride, (0, width, width))


class WholeVae(torch.nn.Module):
    """Encode to mean and logarithm of the variance, decode to a clip in [-1, 1] (not clamped)."""

    def __init__(self, vae: AutoencoderKLWan) -> None:
        super().__init__()
        self.vae = vae
        for module in vae.modules():
            if isinstance(module, wan.WanResample):
                module.forward = _resample.__get__(module)
            if isinstance(module, wan.WanCausalConv3d):
                module.forward = _causal.__get__(module)
            if isinstance(module, wan.WanRMS_norm):
                module.forward = _norm.__get__(module)

    def encode(self, video: Tensor) -> tuple[Tensor, Tensor]:
        if self.vae.config.patch_size:
            video = patchify(video, self.vae.config.patch_size)
        mean, logvar = self.vae.quant_conv(self.vae.encoder(video)).float().chunk(2, 1)
        return mean, logvar.clamp(-30, 20)

    def decode(self, latents: Tensor) -> Tensor:
        video = self.vae.decoder(self.vae.post_quant_conv(latents), first_chunk=True).float()
        return unpatchify(video, self.vae.config.patch_size) if self.vae.config.patch_size else video


if __name__ == "__main__":
    from models import VAES, build_vae
    for kind in VAES:
        torch.manual_seed(0)
        vae = build_vae(kind).eval()
        for frames in (1, 9):
            video = torch.rand(1, 3, frames, 64, 64) * 2 - 1
            with torch.no_grad():
                latents = vae.encode(video).latent_dist.mean
                clip = vae.decode(latents).sample
                whole = WholeVae(build_vae(kind).eval())
                whole.vae.load_state_dict(vae.state_dict())
                mine = whole.encode(video)[0]
                print(kind, "parameters", sum(p.numel() for p in vae.parameters()), "encode",
                      float((mine - latents).abs().max()), "decode", float((whole.decode(latents).clamp(-1, 1) - clip).abs().max()))
