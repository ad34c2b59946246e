"""Run the official pipeline for free request parameters and write a golden folder.

With a picture it is WanImageToVideoPipeline, else WanPipeline. Weights stored with 16 bits are
widened to float32.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from golden_io import write_golden
from reference_run import run_reference
from request import Request


def parse_args() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True, help="diffusers folder")
    parser.add_argument("--out", type=Path, required=True, help="folder for the golden")
    parser.add_argument("--prompt", required=True)
    parser.add_argument("--negative-prompt", default="")
    parser.add_argument("--height", type=int, default=64)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--frames", type=int, default=17)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--guidance", type=float, default=4.0)
    parser.add_argument("--guidance-2", type=float, default=None, help="default: same as --guidance")
    parser.add_argument("--flow-shift", type=float, default=5.0)
    parser.add_argument("--scheduler", choices=["unipc", "euler"], default="unipc",
                        help="replaces the checkpoint's own")
    parser.add_argument("--single", action="store_true",
                        help="leave out the second expert and the boundary, as in Wan 2.1")
    parser.add_argument("--image", help="path of a picture, or: generated")
    parser.add_argument("--last-image", help="path of a picture, or: generated")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--trace", action="store_true", help="also store layer outputs")
    return parser.parse_args()


def main() -> None:
    """Command line entry."""
    args = parse_args()
    torch.set_num_threads(args.threads)
    guidance_2 = args.guidance if args.guidance_2 is None else args.guidance_2
    request = Request(
        prompt=args.prompt, negative_prompt=args.negative_prompt, height=args.height,
        width=args.width, num_frames=args.frames, steps=args.steps, guidance_scale=args.guidance,
        guidance_scale_2=guidance_2, seed=args.seed, flow_shift=args.flow_shift,
        scheduler=args.scheduler, single=args.single, image=args.image,
        last_image=args.last_image)
    result = run_reference(args.checkpoint, request, trace=args.trace)
    write_golden(args.out, args.checkpoint.resolve().name, request, result)
    frames = result.tensors["frames"]
    print(f"frames {list(frames.shape)}  mean {frames.mean():.4f}  std {frames.std():.4f}")


if __name__ == "__main__":
    main()
