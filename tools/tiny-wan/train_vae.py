"""Trains one VAE: squared and absolute error, more where something is, a small pull of the latents to zero.

    python train_vae.py 2.1 --out work --minutes 40

Resumes from work/vae-2.1.pt when it is there.
"""

from __future__ import annotations

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models import VAES, build_vae
from muon import Both
from preview import sheet
from vae_clips import Pool
from whole_vae import WholeVae

NOISE = 0.15                             # added to the latents so that near ones look alike
OBJECT_WEIGHT = 4
EDGE_WEIGHT = 0.7
SIZE_WEIGHT = 3e-4                       # pull of the latents to zero, so that they stay about as large as noise
LEARNING_RATE = 0.02
PLAIN = ("conv_in", "conv_out", "quant_conv")
POOL = 700


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=list(VAES))
    parser.add_argument("--out", type=Path, default=Path("work"))
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--begin", type=float, default=0, help="share of the stages to leave out, to train further")
    parser.add_argument("--peak", type=float, default=LEARNING_RATE)
    return parser.parse_args()


def loss_of(made: Tensor, video: Tensor, mean: Tensor, logvar: Tensor) -> tuple[Tensor, Tensor]:
    """Training loss, and mean squared error for the log. What is not background counts more: it is little and says most."""
    error = made - video
    background = video.flatten(2).median(2).values[..., None, None, None]
    weight = 1 + OBJECT_WEIGHT * ((video - background).abs().amax(1, keepdim=True) > 0.2).float()
    edges = sum((error.diff(dim=axis)).abs().mean() for axis in (3, 4))
    size = mean.square().mean() + (logvar - 2 * math.log(NOISE)).square().mean()
    return ((2 * error.square() + 0.5 * error.abs()) * weight).mean() + EDGE_WEIGHT * edges + SIZE_WEIGHT * size, error.detach().square().mean()


def main() -> None:
    args = options()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    rng = np.random.default_rng()
    path = args.out / f"vae-{args.kind}.pt"
    model = WholeVae(build_vae(args.kind))
    optimizer = Both(model.vae, args.peak, PLAIN)
    average = {name: value.clone() for name, value in model.vae.state_dict().items()}
    step = 0
    if path.exists():
        saved = torch.load(path, weights_only=True)
        model.vae.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        average, step = saved["average"], saved["step"]
    pool = Pool(rng, POOL)
    start, first, errors = time.time(), step, []
    while (spent := (time.time() - start) / 60 / args.minutes) < 1:
        optimizer.rate(args.peak * min(1, (step + 1) / 50) * min(1, (1 - spent) / 0.7) + 1e-5)
        pool.renew()
        video = pool.batch(args.begin + (1 - args.begin) * spent)
        with torch.autocast("cpu", torch.bfloat16):
            mean, logvar = model.encode(video)
            made = model.decode(mean + NOISE * torch.randn_like(mean))
        loss, error = loss_of(made, video, mean, logvar)
        optimizer.zero_grad(); loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0); optimizer.step()
        step += 1
        decay = min(0.99, (step + 1) / (step + 10))
        for name, value in model.vae.state_dict().items():
            average[name].lerp_(value, 1 - decay)
        errors.append(float(error))
        if step % 50 == 0:
            recent = float(np.mean(errors[-50:]))
            print(f"{step} {(step - first) / (time.time() - start):.2f}/s mse {recent:.5f} psnr {10 * np.log10(4 / recent):.2f} std {float(mean.detach().std()):.3f} frames {video.shape[2]}", flush=True)
        if step % 200 == 0:
            save(path, model, optimizer, average, step)
    save(path, model, optimizer, average, step)
    show = np.concatenate([video[:4].permute(0, 2, 3, 4, 1).numpy(), made[:4].detach().permute(0, 2, 3, 4, 1).numpy()]) / 2 + 0.5
    sheet(show, args.out / f"vae-{args.kind}.png")


def save(path: Path, model: WholeVae, optimizer: Both, average: dict, step: int) -> None:
    """Weights, running average and optimiser, by a temporary name."""
    torch.save({"model": model.vae.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "step": step}, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)


if __name__ == "__main__":
    main()
