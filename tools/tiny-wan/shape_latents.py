"""Finds the directions of a VAE's latent channels in which the same scene with another shape differs most.

    python shape_latents.py 2.2 --out work
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from latents import encode, load_vae
from models import VAES
from render import clip
from world import SHAPES, Scene, draw_scene

SCENES = 60
DIRECTIONS = 12
SEED = 5


def differences(vae, scene: Scene, seed: int) -> Tensor:
    """Latents of a scene with each shape, all else alike, less their mean: [shapes, channels, frames, h, w]."""
    clips = np.stack([clip(replace(scene, shape=shape), np.random.default_rng(seed)) for shape in SHAPES])
    latents = encode(vae, torch.from_numpy(clips).permute(0, 4, 1, 2, 3) * 2 - 1)
    return latents - latents.mean(0, keepdim=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=list(VAES))
    parser.add_argument("--out", type=Path, default=Path("work"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    vae, rng = load_vae(args.kind, args.out), np.random.default_rng(SEED)
    scale = torch.load(args.out / f"latents-{args.kind}.pt", weights_only=True)["std"].view(1, -1, 1, 1, 1)
    rows = [differences(vae, draw_scene(rng), int(rng.integers(1 << 30))) / scale for _ in range(SCENES)]
    flat = torch.cat(rows).permute(0, 2, 3, 4, 1).flatten(0, 3)
    values, vectors = torch.linalg.eigh(flat.T @ flat / len(flat))
    print("share of the differences", float(values[-DIRECTIONS:].sum() / values.sum()))
    torch.save(vectors[:, -DIRECTIONS:].contiguous(), args.out / f"shape-{args.kind}.pt")


if __name__ == "__main__":
    main()
