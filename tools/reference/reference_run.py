"""Run the official pipeline for one request and collect everything a golden holds."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from diffusers import (FlowMatchEulerDiscreteScheduler, UniPCMultistepScheduler,
                       WanImageToVideoPipeline, WanPipeline)
from diffusers.pipelines.wan.pipeline_wan import prompt_clean
from PIL import Image
from torch import Tensor

from images import picture_of
from layer_trace import Tracer
from recorder import Prediction, Recording, run_pipeline
from request import Request, Tiling
from tiny_models import EULER_CONFIG

MAX_TEXT = 512
logging.getLogger("diffusers").setLevel(logging.ERROR)


@dataclass
class ReferenceResult:
    """Tensors and facts of one run, ready to be written."""

    tensors: dict[str, Tensor]
    facts: dict[str, Any]
    pictures: dict[str, Image.Image] = field(default_factory=dict)


def _begin_at_first_step(scheduler: Any) -> None:
    """Start at index 0 whatever the timesteps.

    WanPipeline does it; WanImageToVideoPipeline looks the first timestep up and would skip a step
    when the first two are equal (many steps, large shift).
    """
    original = scheduler.set_timesteps

    def set_timesteps(*args: Any, **kwargs: Any) -> None:
        original(*args, **kwargs)
        scheduler.set_begin_index(0)

    scheduler.set_timesteps = set_timesteps


def load_pipeline(checkpoint: Path, request: Request, dtype: torch.dtype = torch.float32) -> Any:
    """Load a checkpoint folder with the pipeline and the scheduler that the request asks for.

    Weights stored with 16 bits are widened to `dtype`.
    """
    kind = WanPipeline if request.image is None else WanImageToVideoPipeline
    single = {"transformer_2": None, "boundary_ratio": None} if request.single else {}
    pipe = kind.from_pretrained(str(checkpoint), dtype=dtype, local_files_only=True, **single)
    if request.scheduler == "euler":
        pipe.scheduler = FlowMatchEulerDiscreteScheduler(
            **{**EULER_CONFIG, "shift": request.flow_shift})
    else:
        pipe.scheduler = UniPCMultistepScheduler.from_config(
            pipe.scheduler.config, flow_shift=request.flow_shift)
    _begin_at_first_step(pipe.scheduler)
    pipe.set_progress_bar_config(disable=True)
    return pipe


def token_facts(pipe: Any, text: str) -> dict[str, Any]:
    """Clean and tokenise a text exactly as the pipeline does; only the real ids are kept."""
    cleaned = prompt_clean(text)
    ids = pipe.tokenizer(cleaned, max_length=MAX_TEXT, truncation=True,
                         add_special_tokens=True).input_ids
    return {"text": text, "cleaned": cleaned, "ids": list(ids), "rows": len(ids)}


def _real_rows(embeds: Tensor, rows: int) -> Tensor:
    """Cut padded embeddings to the real rows after checking that the rest is zero."""
    assert embeds.shape[:2] == (1, MAX_TEXT), embeds.shape
    assert not embeds[0, rows:].any(), "rows behind the prompt are not zero"
    return embeds[0, :rows]


def _pick_predictions(recording: Recording) -> list[tuple[str, Prediction]]:
    """Choose first and last step of each expert and name them."""
    chosen: list[tuple[str, Prediction]] = []
    for label, component in (("high", "transformer"), ("low", "transformer_2")):
        steps = sorted({p.step for p in recording.predictions if p.component == component})
        if not steps:
            continue
        for edge, step in (("first", steps[0]), ("last", steps[-1])):
            chosen += [(f"{label}_{edge}", p) for p in recording.predictions if p.step == step]
    return chosen


def _tiled_decode(pipe: Any, final: Tensor, tiling: Tiling) -> dict[str, Tensor]:
    """Decode the first latent frames with diffusers' own tiling."""
    vae = pipe.vae
    part = final[:, :, :tiling.latent_frames]
    shape = (1, vae.config.z_dim, 1, 1, 1)
    mean = torch.tensor(vae.config.latents_mean, dtype=part.dtype).view(shape)
    std = torch.tensor(vae.config.latents_std, dtype=part.dtype).view(shape)
    vae.enable_tiling(
        tile_sample_min_height=tiling.tile_sample_min_height,
        tile_sample_min_width=tiling.tile_sample_min_width,
        tile_sample_stride_height=tiling.tile_sample_stride_height,
        tile_sample_stride_width=tiling.tile_sample_stride_width)
    with torch.no_grad():
        frames = vae.decode(part * std + mean, return_dict=False)[0]
    vae.use_tiling = False
    return {"tiled_frames": frames[0]}


def _pictures(request: Request) -> dict[str, Image.Image]:
    """The pictures of the request in its size."""
    sources = {"image": request.image, "last_image": request.last_image}
    return {name: picture_of(source, request.width, request.height, request.seed + turn)
            for turn, (name, source) in enumerate(sources.items()) if source is not None}


def _call(pipe: Any, request: Request, pictures: dict[str, Image.Image]) -> dict[str, Any]:
    """Arguments of the pipeline."""
    call: dict[str, Any] = {
        "prompt": request.prompt, "negative_prompt": request.negative_prompt,
        "height": request.height, "width": request.width, "num_frames": request.num_frames,
        "num_inference_steps": request.steps, "guidance_scale": request.guidance_scale,
        "generator": torch.Generator("cpu").manual_seed(request.seed), **pictures,
    }
    if pipe.config.boundary_ratio is not None:
        call["guidance_scale_2"] = request.guidance_scale_2
    return call


def _conditioning(pipe: Any, rec: Recording, pictures: dict[str, Image.Image]) -> dict[str, Tensor]:
    """The pictures as the pipeline saw them, [3,H,W] in [-1,1], and what it made of them."""
    tensors = {name: pipe.video_processor.preprocess(p)[0] for name, p in pictures.items()}
    return tensors if rec.condition is None else tensors | {"condition": rec.condition[0]}


def run_reference(checkpoint: Path, request: Request, *, tiling: Tiling | None = None,
                  trace: bool = False, dtype: torch.dtype = torch.float32) -> ReferenceResult:
    """Run one request and return its golden tensors and facts."""
    pipe = load_pipeline(checkpoint, request, dtype)
    tokens = {"prompt": token_facts(pipe, request.prompt),
              "negative_prompt": token_facts(pipe, request.negative_prompt)}
    tracer = Tracer(pipe) if trace else None
    pictures = _pictures(request)
    rec = run_pipeline(pipe, _call(pipe, request, pictures))
    assert rec.noise is not None and rec.prompt_embeds is not None and rec.video is not None
    rows = tokens["prompt"]["rows"]
    tensors = {"prompt_embeds": _real_rows(rec.prompt_embeds, rows), "noise": rec.noise[0],
               "latents_steps": torch.cat(rec.latents_steps), "frames": rec.video[0],
               **_conditioning(pipe, rec, pictures)}
    if rec.negative_prompt_embeds is not None:
        tensors["negative_prompt_embeds"] = _real_rows(
            rec.negative_prompt_embeds, tokens["negative_prompt"]["rows"])
    listed: list[dict[str, Any]] = []
    for name, p in _pick_predictions(rec):
        tensors[f"{name}_latents"] = p.latents[0]
        tensors[f"{name}_{p.branch}"] = p.output[0]
        listed.append({"tensor": f"{name}_{p.branch}", "latents": f"{name}_latents",
                       "component": p.component, "step": p.step, "branch": p.branch,
                       "timestep": p.timestep})
    if tracer is not None:
        tensors |= tracer.finish(rows)
    if tiling is not None:
        tensors |= _tiled_decode(pipe, torch.cat(rec.latents_steps)[-1:], tiling)
    experts = [next(p.component for p in rec.predictions if p.step == i)
               for i in range(request.steps)]
    facts = {"tokens": tokens, "timesteps": [t.item() for t in pipe.scheduler.timesteps],
             "sigmas": [float(s) for s in pipe.scheduler.sigmas], "experts": experts,
             "predictions": listed, "boundary_ratio": pipe.config.boundary_ratio,
             "classifier_free_guidance": rec.negative_prompt_embeds is not None}
    if pipe.config.expand_timesteps:
        facts["expand_timesteps"] = True
    return ReferenceResult({k: v.detach().clone().contiguous() for k, v in tensors.items()}, facts,
                           pictures)
