"""Fits the colours of step previews to a shipped VAE and writes them beside it, as latent_rgb.json.

    python latent_rgb.py ../../packages/tiny-wan/t2v/vae ../../packages/tiny-wan/i2v/vae ../../packages/tiny-wan/ti2v/vae

Least squares from normalised latents to the mean colour (-1 to 1) of the pixels and frames that each latent stands for, the
first latent frame by itself: it stands for one frame and is written in other numbers.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKLWan

from vae_clips import draw_clip
from whole_vae import WholeVae
from world import SIZE

CLIPS, HELD_BACK = 96, 16
SEED = 7
RIDGE = 1e-6            # per latent, for channels that say the same
DIGITS = 4


def pairs(whole: WholeVae, video: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of a clip [frames, h, w, 3] uint8: normalised latents [n, channels], mean colours [n, 3]."""
    pixels = torch.from_numpy(video).float() / 127.5 - 1
    with torch.no_grad():
        latents = whole.encode(pixels.permute(3, 0, 1, 2)[None])[0][0]
    config = whole.vae.config
    mean, std = (torch.tensor(numbers).view(-1, 1, 1, 1) for numbers in (config.latents_mean, config.latents_std))
    side, time = config.scale_factor_spatial, config.scale_factor_temporal
    groups = [pixels[:1], *pixels[1:].split(time)]          # a latent frame is the first frame, or `time` later ones
    small = torch.stack([group.unfold(1, side, side).unfold(2, side, side).mean((0, 4, 5)) for group in groups])
    return ((latents - mean) / std).flatten(1).T.numpy(), small.flatten(0, 2).numpy()


def fit(latents: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """[channels + 1, 3]; the last row is the bias."""
    rows = np.concatenate([latents, np.ones((len(latents), 1))], 1)
    return np.linalg.solve(rows.T @ rows + RIDGE * len(rows) * np.eye(rows.shape[1]), rows.T @ colours)


def fitted(made: list[tuple[np.ndarray, np.ndarray]], part: slice) -> str:
    """The fit for some of the latents of every clip, as JSON; says how far it is off on clips it was not fitted to."""
    rows = lambda some: (np.concatenate([one[at][part] for one in some]).astype(np.float64) for at in (0, 1))
    found = fit(*rows(made[HELD_BACK:]))
    latents, colours = rows(made[:HELD_BACK])
    off = np.sqrt(((latents @ found[:-1] + found[-1] - colours) ** 2).mean())
    print(f"off by {off * 127.5:.1f} of 255 (root mean square), colours spread by {colours.std() * 127.5:.1f}", flush=True)
    numbers = [json.dumps([round(float(x), DIGITS) for x in row]) for row in found]
    lines = ",\n".join(f"      {row}" for row in numbers[:-1])
    return f'{{\n    "factors": [\n{lines}\n    ],\n    "bias": {numbers[-1]}\n  }}'


def write(folder: Path) -> None:
    """Makes latent_rgb.json of a VAE."""
    whole = WholeVae(AutoencoderKLWan.from_pretrained(folder, torch_dtype=torch.float32).eval())
    rng = np.random.default_rng(SEED)
    made = [pairs(whole, draw_clip(rng)) for _ in range(CLIPS)]
    frame = (SIZE // whole.vae.config.scale_factor_spatial) ** 2
    print(folder)
    first, later = fitted(made, slice(frame)), fitted(made, slice(frame, None))
    (folder / "latent_rgb.json").write_text(f'{{\n  "first": {first},\n  "later": {later}\n}}\n')


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="of an AutoencoderKLWan in diffusers layout")
    for one in parser.parse_args().folders:
        write(one)
