"""Clips by the official pipeline, as a sheet, to see how a training goes.

    python sample.py t2v --folder ../../packages/tiny-wan/t2v --sheet t2v.png
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from diffusers import WanImageToVideoPipeline, WanPipeline
from PIL import Image

from captions import caption
from preview import sheet
from render import clip
from world import FRAMES, HELD_OUT, SIZE, Scene


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=["t2v", "i2v", "ti2v"])
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--sheet", type=Path, required=True)
    parser.add_argument("--count", type=int, default=8)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--guidance", type=float, default=4.0)
    parser.add_argument("--text-only", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    pictured = args.model != "t2v" and not args.text_only
    pipe = (WanImageToVideoPipeline if pictured else WanPipeline).from_pretrained(args.folder, torch_dtype=torch.float32)
    pipe.set_progress_bar_config(disable=True)
    rng, rows = np.random.default_rng(5), []
    for index, (colour, shape, motion) in enumerate(sorted(HELD_OUT)[::max(1, len(HELD_OUT) // args.count)][:args.count]):
        scene = Scene(shape, colour, str(rng.choice(["black", "gray", "white", "navy"])), str(rng.choice(["small", "large"])), motion)
        first = clip(scene, rng)[0]
        image = {"image": Image.fromarray((first * 255).round().astype(np.uint8))} if pictured else {}
        made = pipe(prompt=caption(scene, rng, plain=True), negative_prompt="", height=SIZE, width=SIZE, num_frames=FRAMES,
                    num_inference_steps=args.steps, guidance_scale=args.guidance, generator=torch.Generator().manual_seed(index), **image)
        rows.append(made.frames[0])
        quality = f"first frame {-10 * np.log10(np.mean((rows[-1][0] - first) ** 2)):.1f} dB" if pictured else ""
        print(caption(scene, rng, plain=True), quality, flush=True)
    sheet(np.stack(rows), args.sheet)


if __name__ == "__main__":
    main()
