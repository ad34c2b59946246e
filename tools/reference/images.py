"""The pictures that condition a run: read from a file, or drawn."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageOps


def _draw(width: int, height: int, seed: int) -> Image.Image:
    """Draw smooth waves with a bright disc: every colour, soft and sharp edges, no symmetry."""
    rng = np.random.default_rng(seed % 2**64)  # takes no negative numbers
    y, x = np.mgrid[0:height, 0:width] / max(height, width)
    bands = [np.sin(2 * np.pi * (rng.uniform(0.5, 3) * x + rng.uniform(0.5, 3) * y + rng.random()))
             for _ in range(3)]
    picture = np.stack(bands, axis=-1) * 0.4 + 0.5
    cx, cy, radius = rng.uniform(0.2, 0.8), rng.uniform(0.1, 0.5), rng.uniform(0.1, 0.25)
    picture[(x - cx) ** 2 + (y - cy) ** 2 < radius**2] = rng.uniform(0, 1, 3)
    return Image.fromarray((picture.clip(0, 1) * 255).astype(np.uint8), "RGB")


def picture_of(source: str, width: int, height: int, seed: int) -> Image.Image:
    """Return an RGB picture of exactly the given size.

    `source` is a path, resized as diffusers' VaeImageProcessor does (Lanczos, stretched), or
    "generated" for one drawn from `seed`.
    """
    if source == "generated":
        return _draw(width, height, seed)
    upright = ImageOps.exif_transpose(Image.open(source)).convert("RGB")
    return upright.resize((width, height), resample=Image.Resampling.LANCZOS)
