"""Narrows one half of a trained VAE, so that checkpoints are small while the latents stay what transformers were trained on.

    python narrow.py 2.2 encoder --out work --minutes 20
    python narrow.py 2.2 decoder --out work --minutes 34

The narrow encoder learns to give the latents of the wide one, the narrow decoder to draw clips from them. Both begin as
the first channels of the wide half. Resumes from work/narrow-<kind>-<half>.pt when it is there.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKLWan
from torch import Tensor

from latents import load_vae, with_grey
from models import NARROW, VAES, build_vae
from muon import Both
from train_vae import NOISE, PLAIN, POOL, loss_of
from vae_clips import Pool
from whole_vae import WholeVae

PARTS = {"encoder": ("encoder.", "quant_conv."), "decoder": ("decoder.", "post_quant_conv.")}
STACKED = {"time_conv": 2, "to_qkv": 3}      # convolutions whose output is several tensors one after another
RATE = 0.018
BEGIN = 0.2                                  # of the stages of clips
GREYED = 0.4                                 # share of clips with all but given frames grey, as image models see them
LAST_GIVEN = 0.3
LOG_EVERY, SAVE_EVERY = 100, 300


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=list(VAES))
    parser.add_argument("part", choices=list(PARTS))
    parser.add_argument("--out", type=Path, default=Path("work"))
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def first_channels(name: str, wide: Tensor, like: Tensor) -> Tensor:
    """The first rows and columns of a wide tensor, louder by what their sum has lost."""
    if wide.shape == like.shape: return wide.clone()
    pieces = next((count for part, count in STACKED.items() if part in name), 1)
    wide = torch.cat([one[: like.shape[0] // pieces] for one in wide.chunk(pieces)])
    louder = 1.0 if wide.ndim < 3 or name.endswith("gamma") else (wide.shape[1] / like.shape[1]) ** 0.5
    return louder * wide[tuple(slice(0, size) for size in like.shape)]


def narrow(kind: str, part: str, wide: AutoencoderKLWan) -> AutoencoderKLWan:
    """A VAE whose one half is narrow; only that half learns."""
    width = {"encoder": "base_dim", "decoder": "decoder_base_dim"}
    full = {"decoder_base_dim": VAES[kind].get("decoder_base_dim", VAES[kind]["base_dim"])}
    made, given = build_vae(kind, widths=full | {width[part]: NARROW[kind][width[part]]}), wide.state_dict()
    made.load_state_dict({name: first_channels(name, given[name], value) for name, value in made.state_dict().items()})
    for name, value in made.named_parameters(): value.requires_grad_(name.startswith(PARTS[part]))
    return made


def maybe_grey(video: Tensor, rng: np.random.Generator) -> Tensor:
    """Now and then only the first frame, or the first and the last."""
    if video.shape[2] == 1 or rng.random() > GREYED: return video
    return with_grey(video, bool(rng.random() < LAST_GIVEN)).contiguous(memory_format=torch.channels_last_3d)


def error_of(part: str, wide: WholeVae, model: WholeVae, video: Tensor, scale: Tensor, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """What is learned, and what the log says: squared error of latents in units of their variance, or of pixels."""
    with torch.autocast("cpu", torch.bfloat16):
        if part == "encoder": video = maybe_grey(video, rng)
        with torch.no_grad(): mean, logvar = wide.encode(video)
        if part == "decoder":
            return loss_of(model.decode(mean + NOISE * torch.randn_like(mean)), video, mean, logvar)
        error = (model.encode(video)[0] - mean).float() / scale
    return error.square().mean() + 0.3 * error.abs().mean(), error.detach().square().mean()


def main() -> None:
    args = options()
    torch.set_num_threads(args.threads)
    wide, path = load_vae(args.kind, args.out), args.out / f"narrow-{args.kind}-{args.part}.pt"
    model = WholeVae(narrow(args.kind, args.part, wide.vae))
    own = {name: value for name, value in model.vae.state_dict().items() if name.startswith(PARTS[args.part])}
    if path.exists(): model.vae.load_state_dict(torch.load(path, weights_only=True)["average"], strict=False)
    average = {name: value.clone() for name, value in own.items()}
    scale = torch.load(args.out / f"latents-{args.kind}.pt", weights_only=True)["std"].view(1, -1, 1, 1, 1)
    optimizer, rng = Both(model.vae, RATE, PLAIN), np.random.default_rng()
    pool, start, step, errors = Pool(rng, POOL), time.time(), 0, []
    while (spent := (time.time() - start) / 60 / args.minutes) < 1:
        optimizer.rate(RATE * min(1, (step + 1) / 50) * min(1, (1 - spent) / 0.7) + 1e-5)
        pool.renew()
        loss, error = error_of(args.part, wide, model, pool.batch(BEGIN + (1 - BEGIN) * spent), scale, rng)
        optimizer.zero_grad(); loss.backward()
        torch.nn.utils.clip_grad_norm_(model.vae.parameters(), 1.0); optimizer.step()
        step += 1
        decay = min(0.99, (step + 1) / (step + 10))
        for name, value in own.items(): average[name].lerp_(value, 1 - decay)
        errors.append(float(error))
        if step % LOG_EVERY == 0: print(f"{step} {step / (time.time() - start):.2f}/s error {np.mean(errors[-LOG_EVERY:]):.5f}", flush=True)
        if step % SAVE_EVERY == 0: save(path, average)
    save(path, average)


def save(path: Path, average: dict[str, Tensor]) -> None:
    """The running average, by a temporary name."""
    torch.save({"average": average}, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)


if __name__ == "__main__":
    main()
