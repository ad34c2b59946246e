"""Time one forward pass of WanTransformer3DModel (fp32, CPU) and print JSON."""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path

import torch
from diffusers import WanTransformer3DModel

from golden_io import versions


def load_model(args: argparse.Namespace) -> WanTransformer3DModel:
    """Random weights from a config file, or a checkpoint folder's transformer."""
    if args.config is not None:
        config = json.loads(args.config.read_text(encoding="utf-8"))
        config = {k: v for k, v in config.items() if not k.startswith("_")}
        torch.manual_seed(0)
        return WanTransformer3DModel(**config).float().eval()
    folder: Path = args.checkpoint
    subfolder = None if (folder / "config.json").exists() else args.subfolder
    return WanTransformer3DModel.from_pretrained(
        str(folder), subfolder=subfolder, torch_dtype=torch.float32, local_files_only=True).eval()


def measure(model: WanTransformer3DModel, latent: list[int], text: int, runs: int,
            warmup: int) -> list[float]:
    """Return the seconds of each timed forward pass."""
    generator = torch.Generator().manual_seed(1)
    x = torch.randn(1, model.config.in_channels, *latent, generator=generator)
    context = torch.randn(1, text, model.config.text_dim, generator=generator)
    timestep = torch.tensor([900])
    seconds: list[float] = []
    with torch.inference_mode():
        for i in range(warmup + runs):
            start = time.perf_counter()
            model(hidden_states=x, timestep=timestep, encoder_hidden_states=context,
                  return_dict=False)
            if i >= warmup:
                seconds.append(time.perf_counter() - start)
    return seconds


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--config", type=Path, help="transformer config.json (random weights)")
    source.add_argument("--checkpoint", type=Path, help="pipeline or transformer folder")
    parser.add_argument("--subfolder", default="transformer")
    parser.add_argument("--latent", required=True, help="frames,height,width in latent units")
    parser.add_argument("--text-length", type=int, default=512)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--warmup", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    latent = [int(part) for part in args.latent.split(",")]
    model = load_model(args)
    seconds = measure(model, latent, args.text_length, args.runs, args.warmup)
    patch = model.config.patch_size
    tokens = latent[0] // patch[0] * (latent[1] // patch[1]) * (latent[2] // patch[2])
    print(json.dumps({
        "what": "WanTransformer3DModel forward", "dtype": "float32", "device": "cpu",
        "threads": args.threads, "latent": latent, "tokens": tokens,
        "text_length": args.text_length,
        "parameters": sum(p.numel() for p in model.parameters()), "runs": args.runs,
        "warmup": args.warmup, "best_s": min(seconds), "median_s": statistics.median(seconds),
        "all_s": seconds, "versions": versions()}))


if __name__ == "__main__":
    main()
