"""Sigmas, timesteps and synthetic trajectories of diffusers' UniPC and Euler schedulers."""

from __future__ import annotations

from typing import Any

import torch
from diffusers import FlowMatchEulerDiscreteScheduler, UniPCMultistepScheduler

from tiny_models import EULER_CONFIG, SCHEDULER_CONFIG

CASES: list[tuple[int, float]] = [
    (1, 5.0), (2, 5.0), (3, 3.0), (5, 5.0), (5, 12.0), (8, 1.0), (12, 0.7), (16, 2.2), (20, 3.0),
    (20, 5.0), (20, 8.0), (20, 12.0), (25, 50.0), (30, 7.5), (40, 3.0), (40, 5.0), (40, 12.0),
    (50, 3.0), (50, 5.0), (80, 16.0), (100, 12.0),
]


def make_scheduler(kind: str, shift: float) -> Any:
    """Return a scheduler as the Wan pipelines use it, by the short name of its kind."""
    if kind == "euler":
        return FlowMatchEulerDiscreteScheduler(**{**EULER_CONFIG, "shift": shift})
    return UniPCMultistepScheduler(**{**SCHEDULER_CONFIG, "flow_shift": shift})


def _trajectory(kind: str, steps: int, shift: float, dtype: torch.dtype) -> dict[str, list[Any]]:
    """Run the scheduler on x=1 with v(x, sigma) = 0.3 x + sigma^2."""
    scheduler = make_scheduler(kind, shift)
    scheduler.set_timesteps(steps)
    scheduler.set_begin_index(0)
    x = torch.ones(1, 1, 1, 1, 1, dtype=dtype)
    xs: list[float] = []
    vs: list[float] = []
    for i, t in enumerate(scheduler.timesteps):
        v = 0.3 * x + scheduler.sigmas[i].to(dtype) ** 2
        x = scheduler.step(v, t, x, return_dict=False)[0]
        vs.append(float(v))
        xs.append(float(x))
    return {"sigmas": [float(s) for s in scheduler.sigmas],
            "timesteps": [t.item() for t in scheduler.timesteps], "x": xs, "v": vs}


def scheduler_goldens() -> dict[str, Any]:
    """Return the content of `scheduler.json`."""
    cases = []
    for steps, shift in CASES:
        wide = _trajectory("unipc", steps, shift, torch.float64)
        narrow = _trajectory("unipc", steps, shift, torch.float32)
        cases.append({"steps": steps, "flow_shift": shift, "sigmas": wide["sigmas"],
                      "timesteps": wide["timesteps"],
                      "high_noise_steps": sum(t >= 875 for t in wide["timesteps"]),
                      "v": wide["v"], "x": wide["x"], "x_float32": narrow["x"]})
    return {"scheduler": "UniPCMultistepScheduler", "config": SCHEDULER_CONFIG,
            "model": "v(x, sigma) = 0.3*x + sigma^2, x starts at 1",
            "note": "x: float64 sample with the scheduler's float32 coefficients; "
                    "x_float32: everything float32; x[i] is the sample after step i",
            "tolerances": {"sigmas": 1e-7, "x": 1e-5, "x_float32": 1e-5}, "cases": cases}


def euler_goldens() -> dict[str, Any]:
    """Return the content of `euler.json`; its numbers are float32, because the scheduler is."""
    cases = [{"steps": steps, "flow_shift": shift,
              **_trajectory("euler", steps, shift, torch.float32)} for steps, shift in CASES]
    return {"scheduler": "FlowMatchEulerDiscreteScheduler", "config": EULER_CONFIG,
            "model": "v(x, sigma) = 0.3*x + sigma^2, x starts at 1, all float32",
            "note": "x[i] is the sample after step i, v[i] the velocity it was made with",
            "tolerances": {"sigmas": 0, "timesteps": 0, "x": 0}, "cases": cases}
