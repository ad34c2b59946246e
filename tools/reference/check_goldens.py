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


def _seen_by_model(golden: dict[str, Any], t: dict[str, np.ndarray], x: np.ndarray) -> np.ndarray:
    """What the transformer gets for latents `x`: with mask and picture, or frame 0 replaced."""
    if "condition" not in t:
        return x
    if golden.get("expand_timesteps"):
        return np.concatenate([t["condition"], x[:, 1:]], axis=1)
    return np.concatenate([x, t["condition"]])


def _expected_timestep(golden: dict[str, Any], t: dict[str, np.ndarray], step: int) -> Any:
    """The timestep of a step, and 0 for the tokens of a given first frame."""
    value = golden["timesteps"][step]
    given = golden.get("expand_timesteps") and "condition" in t
    return {"first": 0, "rest": value} if given else value


def check_mask(t: dict[str, np.ndarray]) -> None:
    """The four mask channels of image to video: the first pixel frame, and the last if given."""
    mask = t["condition"][:4]
    frames = np.zeros((mask.shape[1], 4))
    frames[0] = 1
    if "last_image" in t:
        frames[-1, 3] = 1
    assert np.array_equal(mask, np.broadcast_to(frames.T[:, :, None, None], mask.shape))


def check_wiring(golden: dict[str, Any], t: dict[str, np.ndarray]) -> None:
    """Inputs of the stored predictions belong to the stored latents and timesteps."""
    steps = golden["request"]["steps"]
    after = dict(zip(golden.get("kept_steps", range(steps)), t["latents_steps"]))
    before = {0: t["noise"]} | {step + 1: x for step, x in after.items()}
    for p in golden["predictions"]:
        assert p["timestep"] == _expected_timestep(golden, t, p["step"]), p
        if p["step"] in before:
            seen = _seen_by_model(golden, t, before[p["step"]])
            assert np.array_equal(t[p["latents"]], seen), p
    if "condition" in t and not golden.get("expand_timesteps"):
        check_mask(t)


def _step_errors(golden: dict[str, Any], t: dict[str, np.ndarray]) -> tuple[float, float]:
    """First step of either sampler; last step where it does not need what is not stored."""
    req, sig = golden["request"], golden["sigmas"]
    euler = req.get("scheduler") == "euler"
    v = _guided(t, *_at_step(golden, 0))
    x, r = t["noise"].astype(np.float64), sig[1] / sig[0]
    first = x + (sig[1] - sig[0]) * v if euler else r * x + (1 - r) * (x - sig[0] * v)
    name, scale = _at_step(golden, req["steps"] - 1)
    x, v = t[f"{name}_latents"].astype(np.float64)[:len(v)], _guided(t, name, scale)
    # Both samplers end with x - sigma v. A given first frame hides what stood in its place.
    part = slice(1 if golden.get("expand_timesteps") and "condition" in t else 0, None)
    last = relative((x - sig[-2] * v)[:, part], t["latents_steps"][-1][:, part])
    return relative(first, t["latents_steps"][0]), last


def check_run(folder: Path) -> None:
    """First and last step, wiring of the stored latents, and life in the picture."""
    golden = json.loads((folder / "golden.json").read_text(encoding="utf-8"))
    t, req = load_file(folder / "tensors.safetensors"), golden["request"]
    check_wiring(golden, t)
    first, last = _step_errors(golden, t)
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


def check_euler(data: dict[str, Any]) -> None:
    """The doubly shifted schedule in float64, and every Euler step."""
    for case in data["cases"]:
        def shifted(u: Any, s: float = case["flow_shift"]) -> Any:
            return s * u / (1 + (s - 1) * u)
        sigma = shifted(np.linspace(1.0, shifted(0.001), case["steps"]))
        assert np.allclose([*sigma, 0.0], case["sigmas"], rtol=0, atol=2e-7), case["steps"]
        assert np.allclose(1000 * sigma, case["timesteps"], rtol=0, atol=2e-4)
        x = np.cumsum([1.0, *(np.diff(case["sigmas"]) * case["v"])])[1:]
        assert np.allclose(x, case["x"], rtol=0, atol=1e-5), case["steps"]
    print(f"euler.json: {len(data['cases'])} cases")


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="golden folders (default: all)")
    args = parser.parse_args()
    goldens = FIXTURES / "goldens"
    if not args.folders:
        check_scheduler(json.loads((goldens / "scheduler.json").read_text(encoding="utf-8")))
        check_euler(json.loads((goldens / "euler.json").read_text(encoding="utf-8")))
    for folder in args.folders or sorted(p.parent for p in goldens.glob("*/golden.json")):
        check_run(folder)


if __name__ == "__main__":
    main()
