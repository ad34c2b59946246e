"""Trains one transformer by flow matching, with captions dropped now and then for guidance.

    python train_dit.py t2v --out work --name t2v-base --minutes 30
    python train_dit.py t2v --out work --name t2v-high --init t2v-base --noise 0.875 1 --minutes 10

`--noise` is the range of noise levels an expert learns. `--shapes` is for a last sitting: what tells shapes apart counts more (see
`care_of`; needs work/shape-<kind>.pt from shape_latents.py). Resumes from work/<name>.pt when it is there.
"""

from __future__ import annotations

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
from diffusers import WanTransformer3DModel
from torch import Tensor

from latents import VAE_OF, Clips
from models import build_text_encoder, build_transformer
from muon import Both
from short_text import use_short_text
from words import Words

TEXT_ROWS = 512
DROPPED = 0.1
BATCH = {"t2v": 48, "i2v": 48, "ti2v": 96}
SHIFT = 3.0
WITH_IMAGE = 0.4        # share of TI2V samples whose first frame is given
LOG_EVERY = 100
# With --shapes: what an error along a direction of shape counts beside 1 for each channel, an error in a clip of a small thing, and
# one at the noise levels where shapes are decided.
ALONG, SMALL, MIDDLE, MIDDLE_LEVELS = 6, 2.5, 1.6, (0.35, 0.88)
PLAIN = ("patch_embedding", "proj_out", "scale_shift_table")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=["t2v", "i2v", "ti2v"])
    parser.add_argument("--name", required=True)
    parser.add_argument("--init")
    parser.add_argument("--out", type=Path, default=Path("work"))
    parser.add_argument("--noise", type=float, nargs=2, default=[0.0, 1.0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--batch", type=int)
    parser.add_argument("--peak", type=float, default=0.02)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--shapes", action="store_true")
    parser.add_argument("--with-image", type=float, default=WITH_IMAGE)
    return parser.parse_args()


class Prompts:
    """Captions → rows of the frozen text encoder, padded with zero rows, plus one row that stands for all the rest."""

    def __init__(self, out: Path) -> None:
        self.words = Words(out / "tokenizer")
        self.encoder = build_text_encoder(self.words.core.get_vocab_size()).eval()
        self.encoder.load_state_dict(torch.load(out / "text.pt", weights_only=True))

    @torch.no_grad()
    def __call__(self, texts: list[str]) -> Tensor:
        ids, mask = self.words(texts)
        rows = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state * mask[..., None]
        return torch.cat([rows, torch.zeros(len(rows), 1, rows.shape[2])], 1)


def noise_levels(count: int, low: float, high: float) -> Tensor:
    """Noise levels as sampling meets them: uniform, shifted towards more noise, within an expert's range."""
    unshift = lambda sigma: sigma / (SHIFT - (SHIFT - 1) * sigma)
    u = unshift(low) + (unshift(high) - unshift(low)) * (torch.arange(count) + torch.rand(count)) / count
    return (SHIFT * u / (1 + (SHIFT - 1) * u)).clamp(1e-3, 1)[torch.randperm(count)]


def loss_of(model: WanTransformer3DModel, kind: str, clean: Tensor, condition: Tensor | None, text: Tensor, sigma: Tensor,
            with_image: float = WITH_IMAGE, along: Tensor | None = None) -> Tensor:
    """Mean squared error of the velocity, noise minus clip, of each clip; directions `along` [channels, n] count more."""
    noise = torch.randn_like(clean)
    level = sigma[:, None, None, None, None]
    noisy = (1 - level) * clean + level * noise
    target, time_of = noise - clean, sigma * 1000
    weight = torch.ones(len(clean), 1, clean.shape[2], 1, 1)
    if kind == "i2v":
        noisy = torch.cat([noisy, condition], 1)
    if kind == "ti2v":
        given = (torch.rand(len(clean)) < with_image).float()[:, None, None, None, None]
        first = torch.zeros_like(weight); first[:, :, 0] = 1
        mask = 1 - given * first
        noisy = mask * noisy + (1 - mask) * clean
        tokens = mask[:, 0, :, :1, :1].expand(-1, -1, clean.shape[3] // 2, clean.shape[4] // 2).flatten(1)
        time_of, weight = tokens * time_of[:, None], mask
    with torch.autocast("cpu", torch.bfloat16):
        made = model(noisy, time_of, text, return_dict=False)[0].float()
    error, mean = made - target, lambda part: (part.square() * weight).mean((1, 2, 3, 4)) / weight.mean((1, 2, 3, 4))
    if along is None: return mean(error)
    channels, counted = clean.shape[1], ALONG * along.shape[1]
    return (channels * mean(error) + counted * mean(torch.einsum("bcthw,cr->brthw", error, along))) / (channels + counted)


def care_of(small: list[bool], sigma: Tensor) -> Tensor:
    """What the error of each clip counts: small things and the middle noise levels more, 1 in the mean."""
    low, high = MIDDLE_LEVELS
    care = torch.where(torch.tensor(small), SMALL, 1.0) * torch.where((sigma > low) & (sigma < high), MIDDLE, 1.0)
    return care / care.mean()


def load(args: argparse.Namespace) -> WanTransformer3DModel:
    """A new model; with --init whatever tensors of another one fit, its input channels first."""
    torch.manual_seed(sum(map(ord, args.name)))
    model = build_transformer(args.model)
    if args.init:
        other, own = torch.load(args.out / f"{args.init}.pt", weights_only=True)["average"], model.state_dict()
        for name, value in other.items():
            if value.shape == own[name].shape: own[name] = value
            elif name == "patch_embedding.weight" and args.model == "i2v":
                own[name] = torch.cat([value, torch.zeros(value.shape[0], own[name].shape[1] - value.shape[1], *value.shape[2:])], 1)
        model.load_state_dict(own)
    use_short_text(model, TEXT_ROWS)
    return model


def main() -> None:
    args = options()
    args.batch = args.batch or BATCH[args.model]
    torch.set_num_threads(args.threads)
    model, prompts, clips = load(args), Prompts(args.out), Clips(args.out, args.model)
    along = torch.load(args.out / f"shape-{VAE_OF[args.model]}.pt", weights_only=True) if args.shapes else None
    optimizer = Both(model, args.peak, PLAIN)
    average = {name: value.clone() for name, value in model.state_dict().items()}
    step, path, rng = 0, args.out / f"{args.name}.pt", np.random.default_rng()
    if path.exists():
        saved = torch.load(path, weights_only=True)
        model.load_state_dict(saved["model"]); optimizer.load_state_dict(saved["optimizer"])
        average, step = saved["average"], saved["step"]
    start, begun, errors = time.time(), step, []
    while (spent := (time.time() - start) / 60 / args.minutes) < 1:
        optimizer.rate(args.peak * min(1, (step - begun + 1) / 100) * min(1, (1 - spent) / 0.6) + 1e-5)
        clean, condition, texts, small = clips.draw(args.batch, rng)
        text = prompts(["" if rng.random() < DROPPED else one for one in texts])
        sigma = noise_levels(args.batch, *args.noise)
        each = loss_of(model, args.model, clean, condition, text, sigma, args.with_image, along)
        optimizer.zero_grad(); (each if along is None else each * care_of(small, sigma)).mean().backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0); optimizer.step()
        step += 1
        decay = min(0.997, (step + 1) / (step + 10))
        for name, value in model.state_dict().items():
            average[name].lerp_(value, 1 - decay)
        errors.append([float(each.mean().detach()), float(each[sigma > 0.9].mean().detach()) if (sigma > 0.9).any() else math.nan,
                       float(each[sigma < 0.5].mean().detach()) if (sigma < 0.5).any() else math.nan])
        if step % LOG_EVERY == 0:
            mean, high, low = np.nanmean(errors[-LOG_EVERY:], 0)
            print(f"{step} {(step - begun) / (time.time() - start):.2f}/s loss {mean:.4f} noise>0.9 {high:.4f} noise<0.5 {low:.4f}", flush=True)
        if step % (5 * LOG_EVERY) == 0: save(path, model, optimizer, average, step)
    save(path, model, optimizer, average, step)


def save(path: Path, model: WanTransformer3DModel, optimizer: Both, average: dict, step: int) -> None:
    """Weights, running average and optimiser, by a temporary name."""
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "step": step}, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)


if __name__ == "__main__":
    main()
