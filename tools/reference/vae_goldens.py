"""Make `fixtures/vae-goldens/`: what diffusers' AutoencoderKLWan encodes and decodes, in tiles too.

The 2.1 type takes the weights of `fixtures/tiny-wan-t2v/vae`; a tiny one of the 2.2 type is made
in `fixtures/tiny-wan-vae22`.
"""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from diffusers import AutoencoderKLWan
from safetensors.torch import save_file
from torch import Tensor

from golden_io import dump_json, versions
from randomise import randomise, vae_rule

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FORMAT = "retake-vae-golden/1"
TILED_LATENT_FRAMES = 2


@dataclass(frozen=True)
class Tiles:
    """A tiling in pixels of the picture."""

    tile_height: int
    tile_width: int
    stride_height: int
    stride_width: int

    def enable(self, vae: AutoencoderKLWan, unit: int) -> None:
        """Switch diffusers' tiling on; `unit` is how many pixels one of its own stands for."""
        vae.enable_tiling(self.tile_height // unit, self.tile_width // unit,
                          self.stride_height // unit, self.stride_width // unit)


@dataclass(frozen=True)
class VaeGolden:
    """One golden: a clip that is encoded, and its latents that are decoded again."""

    checkpoint: str
    seed: int
    frames: int
    height: int
    width: int
    encode_tiles: Tiles
    decode_tiles: Tiles


GOLDENS: dict[str, VaeGolden] = {
    "vae21": VaeGolden("tiny-wan-t2v/vae", 11, 9, 40, 56, Tiles(32, 24, 24, 16),
                       Tiles(24, 32, 16, 24)),
    "vae22": VaeGolden("tiny-wan-vae22", 12, 9, 48, 80, Tiles(32, 48, 16, 32),
                       Tiles(32, 48, 16, 32)),
}


def make_vae22(folder: Path) -> None:
    """Write a tiny VAE of the 2.2 type; its encoder and decoder differ in width, as the real one's."""
    z_dim = 48
    constants = torch.Generator().manual_seed(22)
    model = AutoencoderKLWan(
        base_dim=4, decoder_base_dim=6, z_dim=z_dim, dim_mult=[1, 2, 4, 4], num_res_blocks=1,
        attn_scales=[], temperal_downsample=[False, True, True], dropout=0.0, is_residual=True,
        in_channels=12, out_channels=12, patch_size=2, scale_factor_temporal=4,
        scale_factor_spatial=16,
        latents_mean=[round(float(x), 4) for x in 0.3 * torch.randn(z_dim, generator=constants)],
        latents_std=[round(float(x), 4) for x in 0.5 + torch.rand(z_dim, generator=constants)])
    randomise(model, 22022, vae_rule)
    model.eval().save_pretrained(str(folder))


def constants(vae: AutoencoderKLWan) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation of the latents, one per channel."""
    shape = (1, vae.config.z_dim, 1, 1, 1)
    return (torch.tensor(vae.config.latents_mean).view(shape),
            torch.tensor(vae.config.latents_std).view(shape))


def encode(vae: AutoencoderKLWan, frames: Tensor) -> Tensor:
    """Normalised latents of a clip, as the image-to-video pipelines make them."""
    mean, std = constants(vae)
    return (vae.encode(frames).latent_dist.mode() - mean) / std


def decode(vae: AutoencoderKLWan, latents: Tensor) -> Tensor:
    """The clip of normalised latents."""
    mean, std = constants(vae)
    return vae.decode(latents * std + mean, return_dict=False)[0]


@torch.no_grad()
def run(vae: AutoencoderKLWan, golden: VaeGolden) -> dict[str, Tensor]:
    """Encode and decode one clip, whole and in tiles. The batch axis is removed."""
    generator = torch.Generator().manual_seed(golden.seed)
    shape = (1, 3, golden.frames, golden.height, golden.width)
    frames = torch.tanh(torch.randn(shape, generator=generator))
    latents = encode(vae, frames)
    tensors = {"frames": frames, "latents": latents, "image_latents": encode(vae, frames[:, :, :1]),
               "decoded": decode(vae, latents)}
    golden.encode_tiles.enable(vae, vae.config.patch_size or 1)
    tensors["tiled_latents"] = encode(vae, frames)
    golden.decode_tiles.enable(vae, 1)
    tensors["tiled_decoded"] = decode(vae, latents[:, :, :TILED_LATENT_FRAMES])
    return {name: tensor[0].clone().contiguous() for name, tensor in tensors.items()}


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fixtures", type=Path, default=FIXTURES)
    fixtures = parser.parse_args().fixtures
    torch.set_num_threads(1)
    make_vae22(fixtures / "tiny-wan-vae22")
    for name, golden in GOLDENS.items():
        vae = AutoencoderKLWan.from_pretrained(str(fixtures / golden.checkpoint)).eval()
        tensors = run(vae, golden)
        out = fixtures / "vae-goldens" / name
        out.mkdir(parents=True, exist_ok=True)
        save_file(tensors, str(out / "tensors.safetensors"))
        dump_json(out / "golden.json", {
            "format": FORMAT, "versions": versions(), **asdict(golden),
            "tiled_latent_frames": TILED_LATENT_FRAMES,
            "tensors": {key: list(tensor.shape) for key, tensor in tensors.items()}})
        print(name, {key: (list(t.shape), f"{float(t.std()):.3f}") for key, t in tensors.items()})


if __name__ == "__main__":
    main()
