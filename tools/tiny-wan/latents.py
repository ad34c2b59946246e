"""Clips of the little world as latents of a trained VAE, made once and drawn from while training.

    python latents.py 2.1 --out work --clips 4000            (t2v and i2v)
    python latents.py 2.1 --out work --clips 1600 --given    (what i2v is given beside them)
    python latents.py 2.2 --out work --clips 4000            (ti2v)

Also measures mean and deviation of every latent channel, which become the VAE's configuration.
Clip number n is the same in every run. More clips are added to those that are there; mean and deviation stay.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from captions import caption
from models import VAES, build_vae
from render import clip
from whole_vae import WholeVae
from world import Scene, draw_scene

TOGETHER = 4
VAE_OF = {"t2v": "2.1", "i2v": "2.1", "ti2v": "2.2"}
LAST_IMAGE = 0.25       # share of I2V samples with a last image


def load_vae(kind: str, out: Path) -> WholeVae:
    """The running average of the trained weights."""
    vae = build_vae(kind).eval()
    vae.load_state_dict(torch.load(out / f"vae-{kind}.pt", weights_only=True)["average"])
    return WholeVae(vae)


def encode(vae: WholeVae, video: Tensor) -> Tensor:
    """[n, 3, frames, h, w] in [-1, 1] → mean latents."""
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        return vae.encode(video.contiguous(memory_format=torch.channels_last_3d))[0].float()


def with_grey(video: Tensor, last: bool) -> Tensor:
    """The first frame (and the last), everything between in the middle of the range."""
    grey = torch.zeros_like(video)
    grey[:, :, 0] = video[:, :, 0]
    if last: grey[:, :, -1] = video[:, :, -1]
    return grey


class Clips:
    """Draws normalised latents, what an image model is given beside them, and captions."""

    def __init__(self, out: Path, model: str) -> None:
        kind = VAE_OF[model]
        saved = torch.load(out / f"latents-{kind}.pt", weights_only=True)
        self.shift, self.scale = (saved[name].view(1, -1, 1, 1, 1) for name in ("mean", "std"))
        self.clean = self.normal(saved["clean"])
        self.scenes = [Scene(*one) for one in saved["scenes"]]
        self.given: dict[bool, Tensor] = {}
        if model == "i2v":
            given = torch.load(out / f"given-{kind}.pt", weights_only=True)
            self.given = {last: self.normal(given[name]) for last, name in ((False, "first"), (True, "both"))}
            self.scenes = self.scenes[:len(self.given[True])]

    def normal(self, latents: Tensor) -> Tensor:
        return ((latents.float() - self.shift) / self.scale).half()

    def draw(self, count: int, rng: np.random.Generator) -> tuple[Tensor, Tensor | None, list[str], list[bool]]:
        """Latents, what an image model is given beside them, captions, and which show a small thing."""
        chosen = rng.integers(0, len(self.scenes), count)
        texts = [caption(self.scenes[i], rng) for i in chosen]
        return self.clean[chosen].float(), self.condition(chosen, rng) if self.given else None, texts, [self.scenes[i].size == "small" for i in chosen]

    def condition(self, chosen: np.ndarray, rng: np.random.Generator) -> Tensor:
        """Mask (4 channels) and latents of the given frames."""
        rows = []
        for i in chosen:
            last = bool(rng.random() < LAST_IMAGE)
            latents = self.given[last][i].float()
            mask = torch.zeros(4, *latents.shape[1:])
            mask[:, 0] = 1
            if last: mask[3, -1] = 1
            rows.append(torch.cat([mask, latents]))
        return torch.stack(rows)


def numbered(start: int) -> tuple[list[Scene], Tensor]:
    """Some clips by their numbers, in [-1, 1]."""
    rngs = [np.random.default_rng([7, number]) for number in range(start, start + TOGETHER)]
    scenes = [draw_scene(rng) for rng in rngs]
    video = np.stack([clip(scene, rng) for scene, rng in zip(scenes, rngs)])
    return scenes, torch.from_numpy(video).permute(0, 4, 1, 2, 3) * 2 - 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=list(VAES))
    parser.add_argument("--out", type=Path, default=Path("work"))
    parser.add_argument("--clips", type=int, default=4000)
    parser.add_argument("--given", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    vae, path = load_vae(args.kind, args.out), args.out / f"{'given' if args.given else 'latents'}-{args.kind}.pt"
    made = torch.load(path, weights_only=True) if path.exists() else {"scenes": []}
    scenes, found = made["scenes"], {name: [made[name]] for name in ("clean", "first", "both") if name in made}
    for start in range(len(scenes), args.clips, TOGETHER):
        some, video = numbered(start)
        parts = {"first": with_grey(video, False), "both": with_grey(video, True)} if args.given else {"clean": video}
        for name, part in parts.items():
            found.setdefault(name, []).append(encode(vae, part).half())
        scenes += [[s.shape, s.colour, s.background, s.size, s.motion] for s in some]
        if start % 400 == 0: print(start, flush=True)
    made |= {name: torch.cat(parts) for name, parts in found.items()}
    if not args.given and "mean" not in made:
        clean = made["clean"].float()
        made |= {"mean": clean.mean((0, 2, 3, 4)), "std": clean.std((0, 2, 3, 4))}
        print("deviation", made["std"].numpy().round(2))
    torch.save({**made, "scenes": scenes}, path)


if __name__ == "__main__":
    main()
