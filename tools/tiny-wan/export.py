"""Writes the three checkpoints in the official folder layout, in 16 bits.

    python export.py --out work --to ../../packages/tiny-wan
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from diffusers import UniPCMultistepScheduler, WanImageToVideoPipeline, WanPipeline, WanTransformer3DModel
from transformers import T5TokenizerFast, UMT5EncoderModel

from latent_rgb import write as write_preview_colours
from latents import VAE_OF
from models import NARROW, build_text_encoder, build_transformer, build_vae
from narrow import PARTS
from words import EXTRA_IDS, Words

SHIFT = 3.0
BOUNDARY = {"t2v": 0.875, "i2v": 0.9, "ti2v": None}
PIPELINE = {"t2v": WanPipeline, "i2v": WanImageToVideoPipeline, "ti2v": WanPipeline}
LARGEST_HALF = 65504


def transformer(model: str, name: str, out: Path) -> WanTransformer3DModel:
    """The running average of a training."""
    made = build_transformer(model)
    made.load_state_dict(torch.load(out / f"{name}.pt", weights_only=True)["average"])
    return made


def vae(kind: str, out: Path):
    """The narrow VAE with the measured statistics of the latents as configuration."""
    saved = torch.load(out / f"latents-{kind}.pt", weights_only=True)
    numbers = {name: [round(float(x), 4) for x in saved[name]] for name in ("mean", "std")}
    made = build_vae(kind, numbers["mean"], numbers["std"], NARROW[kind])
    halves = [torch.load(out / f"narrow-{kind}-{part}.pt", weights_only=True)["average"] for part in PARTS]
    made.load_state_dict(halves[0] | halves[1])
    return made


def text_encoder(out: Path) -> UMT5EncoderModel:
    made = build_text_encoder(Words(out / "tokenizer").core.get_vocab_size())
    made.load_state_dict(torch.load(out / "text.pt", weights_only=True))
    return made


def export(model: str, out: Path, folder: Path) -> None:
    """One checkpoint, replacing what is there."""
    experts = BOUNDARY[model] is not None
    names = [f"{model}-high", f"{model}-low"] if experts else [model]
    parts = dict(
        tokenizer=T5TokenizerFast.from_pretrained(str(out / "tokenizer"), extra_ids=EXTRA_IDS),
        text_encoder=half(text_encoder(out)), vae=half(vae(VAE_OF[model], out)),
        scheduler=UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=SHIFT, num_train_timesteps=1000),
        transformer=half(transformer(model, names[0], out)),
        transformer_2=half(transformer(model, names[-1], out)) if experts else None,
        boundary_ratio=BOUNDARY[model], expand_timesteps=model == "ti2v")
    if PIPELINE[model] is WanImageToVideoPipeline:
        parts |= dict(image_encoder=None, image_processor=None)
    if folder.exists(): shutil.rmtree(folder)
    PIPELINE[model](**parts).save_pretrained(folder, safe_serialization=True)
    patch(folder / "model_index.json", {"tokenizer": ["transformers", "T5TokenizerFast"]})
    patch(folder / "tokenizer" / "tokenizer_config.json", {"tokenizer_class": "T5TokenizerFast"})
    write_preview_colours(folder / "vae")
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    print(model, f"{size / 1e6:.2f} MB")


def half(module: torch.nn.Module) -> torch.nn.Module:
    """In 16 bits, all of it: diffusers would keep some norms in 32."""
    assert max(float(p.abs().max()) for p in module.parameters()) < LARGEST_HALF
    for value in [*module.parameters(), *module.buffers()]:
        if value.is_floating_point(): value.data = value.data.half()
    return module.eval()


def patch(path: Path, changes: dict[str, object]) -> None:
    data = json.loads(path.read_text())
    path.write_text(json.dumps({**data, **changes}, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("work"))
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--models", nargs="+", default=list(BOUNDARY), choices=list(BOUNDARY))
    args = parser.parse_args()
    for one in args.models:
        export(one, args.out, args.to / one)
