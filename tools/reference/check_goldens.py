"""Check the committed goldens with independent numpy arithmetic (no torch, no diffusers)."""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def sigmas_of(steps: int, shift: float) -> list[float]:
    """Flow sigmas as UniPC lays them out (float32 values, final zero appended)."""
    base = np.linspace(1.0, 1.0 / 1000, steps + 1)[:-1]
    sigma = shift * base / (1 + (shift - 1) * base)
    if abs(sigma[0] - 1) < 1e-6:
        sigma[0] -= 1e-6
    return [float(s) for s in np.concatenate([sigma, [0.0]]).astype(np.float32)]


def unipc(steps: int, shift: float) -> list[float]:
    """UniPC (bh2, order 2, x0 prediction) in closed form on v(x, s) = 0.3 x + s^2."""
    sig = sigmas_of(steps, shift)
    lam = [math.log((1 - s) / s) if s > 0 else math.inf for s in sig]
    x, last, order_prev = 1.0, 1.0, 1
    history: list[float] = []
    out: list[float] = []
    for i in range(steps):
        m = x - sig[i] * (0.3 * x + sig[i] ** 2)
        if i > 0:
            ratio = sig[i] / sig[i - 1]
            if order_prev == 1:
                g = history[-1] + 0.5 * (m - history[-1])
            else:
                h = lam[i] - lam[i - 1]
                r1, e = (lam[i - 2] - lam[i - 1]) / h, math.expm1(-h)
                k1 = e / -h - 1
                b1, b2 = k1 / e, 2 * (k1 / -h - 0.5) / e
                rho0 = (b1 - b2) / (1 - r1)
                g = (history[-1] + rho0 * (history[-2] - history[-1]) / r1
                     + (b1 - rho0) * (m - history[-1]))
            x = ratio * last + (1 - ratio) * g
        order = min(2, i + 1, steps - i)
        ratio = sig[i + 1] / sig[i]
        g = m
        if order == 2:
            g = m + (history[-1] - m) / (2 * (lam[i - 1] - lam[i]) / (lam[i + 1] - lam[i]))
        last, x = x, ratio * x + (1 - ratio) * g
        history.append(m)
        order_prev = order
        out.append(x)
    return out


def relative(a: np.ndarray, b: np.ndarray) -> float:
    """Relative Euclidean error."""
    return float(np.linalg.norm(a.astype(np.float64) - b) / np.linalg.norm(b))


def check_scheduler(data: dict[str, Any]) -> None:
    """Closed form against diffusers for every case."""
    worst = 0.0
    for case in data["cases"]:
        sig = sigmas_of(case["steps"], case["flow_shift"])
        assert np.allclose(sig, case["sigmas"], rtol=0, atol=1e-7), case["steps"]
        worst = max(worst, *(abs(a - b) / max(1.0, abs(b)) for a, b in
                             zip(unipc(case["steps"], case["flow_shift"]), case["x"])))
    print(f"scheduler.json: largest difference to the closed form {worst:.1e}")
    assert worst < 1e-5


def _guided(t: dict[str, np.ndarray], name: str, scale: float) -> np.ndarray:
    """Combine the two branches of a stored prediction."""
    cond = t[f"{name}_cond"]
    if f"{name}_uncond" not in t:
        return cond
    return t[f"{name}_uncond"] + scale * (cond - t[f"{name}_uncond"])


def _at_step(golden: dict[str, Any], step: int) -> tuple[str, float]:
    """Name of the stored prediction at a step and the guidance scale that goes with it."""
    entry = next(p for p in golden["predictions"] if p["step"] == step)
    high = entry["component"] == "transformer"
    scale = golden["request"]["guidance_scale" if high else "guidance_scale_2"]
    return entry["latents"].removesuffix("_latents"), scale


def check_run(folder: Path) -> None:
    """First and last step, wiring of the stored latents, and life in the picture."""
    golden = json.loads((folder / "golden.json").read_text(encoding="utf-8"))
    t, req, sig = load_file(folder / "tensors.safetensors"), golden["request"], golden["sigmas"]
    steps: np.ndarray = t["latents_steps"]
    before = np.concatenate([t["noise"][None], steps[:-1]])
    for p in golden["predictions"]:
        assert np.array_equal(t[p["latents"]], before[p["step"]]), p
        assert p["timestep"] == int(1000 * sig[p["step"]]) == golden["timesteps"][p["step"]], p
    x, r = t["noise"].astype(np.float64), sig[1] / sig[0]
    m = x - sig[0] * _guided(t, *_at_step(golden, 0))
    first = relative(r * x + (1 - r) * m, steps[0])
    m = before[-1].astype(np.float64) - sig[-2] * _guided(t, *_at_step(golden, req["steps"] - 1))
    last = relative(m, steps[-1])
    assert first < 1e-6 and last < 1e-6, (first, last)
    frames = t["frames"]
    count = max(1, req["num_frames"] if req["num_frames"] % 4 == 1
                else req["num_frames"] // 4 * 4 + 1)
    assert frames.shape[1:] == (count, req["height"], req["width"])
    spread = frames.std(axis=(0, 2, 3))
    clipped = float((np.abs(frames) >= 1).mean())
    moves = float(np.abs(np.diff(frames, axis=1)).mean()) if count > 1 else 1.0
    print(f"{folder.name}: step errors {first:.0e} {last:.0e}; frame std {spread.min():.3f}-"
          f"{spread.max():.3f}; clipped {clipped:.2%}; mean change per frame {moves:.3f}")
    assert spread.min() > 0.05 and clipped < 0.05 and moves > 0.02


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="golden folders (default: all)")
    args = parser.parse_args()
    goldens = FIXTURES / "goldens"
    if not args.folders:
        check_scheduler(json.loads((goldens / "scheduler.json").read_text(encoding="utf-8")))
    for folder in args.folders or sorted(p.parent for p in goldens.glob("*/golden.json")):
        check_run(folder)


if __name__ == "__main__":
    main()
