"""Sigmas, timesteps and synthetic trajectories of diffusers' UniPC scheduler."""

from __future__ import annotations

from typing import Any

import torch
from diffusers import UniPCMultistepScheduler

from tiny_models import SCHEDULER_CONFIG

CASES: list[tuple[int, float]] = [
    (1, 5.0), (2, 5.0), (3, 3.0), (5, 5.0), (5, 12.0), (8, 1.0), (20, 3.0), (20, 5.0),
    (20, 8.0), (20, 12.0), (30, 7.5), (40, 3.0), (40, 5.0), (40, 12.0), (50, 3.0), (50, 5.0),
    (80, 16.0), (100, 12.0),
]


def _trajectory(steps: int, shift: float, dtype: torch.dtype) -> dict[str, list[Any]]:
    """Run the scheduler on x=1 with v(x, sigma) = 0.3 x + sigma^2."""
    scheduler = UniPCMultistepScheduler(**{**SCHEDULER_CONFIG, "flow_shift": shift})
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
            "timesteps": [int(t) for t in scheduler.timesteps], "x": xs, "v": vs}


def scheduler_goldens() -> dict[str, Any]:
    """Return the content of `scheduler.json`."""
    cases = []
    for steps, shift in CASES:
        wide = _trajectory(steps, shift, torch.float64)
        narrow = _trajectory(steps, shift, torch.float32)
        cases.append({"steps": steps, "flow_shift": shift, "sigmas": wide["sigmas"],
                      "timesteps": wide["timesteps"],
                      "high_noise_steps": sum(t >= 875 for t in wide["timesteps"]),
                      "v": wide["v"], "x": wide["x"], "x_float32": narrow["x"]})
    return {"scheduler": "UniPCMultistepScheduler", "config": SCHEDULER_CONFIG,
            "model": "v(x, sigma) = 0.3*x + sigma^2, x starts at 1",
            "note": "x: float64 sample with the scheduler's float32 coefficients; "
                    "x_float32: everything float32; x[i] is the sample after step i",
            "tolerances": {"sigmas": 1e-7, "x": 1e-5, "x_float32": 1e-5}, "cases": cases}
