"""Write one golden: `golden.json` (facts) and `tensors.safetensors` (numbers)."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from safetensors.torch import save_file

from reference_run import ReferenceResult
from request import Request, Tiling

FORMAT = "retake-golden/1"
PACKAGES = ("torch", "diffusers", "transformers", "tokenizers", "ftfy")

# Largest allowed relative error |a-b|/|b| (Euclidean norms over the whole tensor) for a port
# that also computes in fp32. Measured fp32 noise of the reference is far below (see README).
TOLERANCES: dict[str, float] = {
    "prompt_embeds": 2e-5, "condition": 2e-5, "noise": 2e-6, "prediction": 2e-5, "latents_steps": 5e-5,
    "frames": 1e-4, "tiled_frames": 1e-4, "trace": 2e-5,
}


def versions() -> dict[str, str]:
    """Return the versions of the packages that define the reference."""
    return {name: version(name).split("+")[0] for name in PACKAGES}


def dump_json(path: Path, data: Any) -> None:
    """Write JSON in a stable layout, with lists of plain values on one line."""
    text = json.dumps(data, indent=1, ensure_ascii=False)
    text = re.sub(r"\[\n\s*([^\[\]{}\"]*?)\n\s*\]",
                  lambda m: "[" + re.sub(r"\s+", " ", m.group(1)) + "]", text)
    path.write_text(text + "\n", encoding="utf-8")


def write_golden(out: Path, checkpoint: str, request: Request, result: ReferenceResult,
                 tiling: Tiling | None = None, kept_steps: list[int] | None = None) -> None:
    """Store a result in `out`; of `latents_steps` only `kept_steps`, if given."""
    out.mkdir(parents=True, exist_ok=True)
    if kept_steps is not None:
        result.tensors["latents_steps"] = result.tensors["latents_steps"][kept_steps]
        result.facts["kept_steps"] = kept_steps
    for name, picture in result.pictures.items():
        picture.save(out / f"{name}.png", optimize=True)
    shapes = {name: list(t.shape) for name, t in sorted(result.tensors.items())}
    data: dict[str, Any] = {
        "format": FORMAT, "checkpoint": checkpoint, "request": request.to_json(),
        "max_sequence_length": 512, "compute_dtype": "float32", "versions": versions(),
        **result.facts, "tensors": shapes, "tolerances": {
            name: value for name, value in TOLERANCES.items()
            if name != "condition" or name in shapes},
    }
    if tiling is not None:
        data["tiling"] = asdict(tiling)
    dump_json(out / "golden.json", data)
    save_file({k: v.float() for k, v in sorted(result.tensors.items())},
              str(out / "tensors.safetensors"))
