"""Writes render-goldens.json: what render.py draws from known random numbers, for the test of render.mjs.

    python render_goldens.py
"""

from __future__ import annotations

import base64
import json
from pathlib import Path

import numpy as np

from render import clip
from world import BACKGROUNDS, COLOURS, MOTIONS, SHAPES, Scene

FRAMES, SIZE = 3, 24


class Recorder:
    """A random generator that keeps the numbers in 0..1 it gave."""

    def __init__(self, seed: int) -> None:
        self.rng, self.given = np.random.default_rng(seed), []

    def uniform(self, low: float, high: float, count: int | None = None):
        numbers = self.rng.random(count)
        self.given += np.atleast_1d(numbers).tolist()
        return low + (high - low) * numbers


def golden(index: int, motion: str) -> dict[str, object]:
    """One scene with its numbers and frames as bytes."""
    pick = lambda names: list(names)[index % len(names)]
    scene = Scene(shape=SHAPES[(index + 1) % len(SHAPES)], colour=pick(COLOURS), background=pick(BACKGROUNDS), size=pick(["small", "large"]), motion=motion)
    numbers = Recorder(index)
    drawn = clip(scene, numbers, FRAMES, SIZE).astype(np.float64)
    return {"scene": scene.__dict__, "numbers": numbers.given, "frames": FRAMES, "size": SIZE,
            "rgb": base64.b64encode((drawn * 255).round().astype(np.uint8).tobytes()).decode()}


if __name__ == "__main__":
    target = Path(__file__).parent / "render-goldens.json"
    target.write_text(json.dumps([golden(i, motion) for i, motion in enumerate(MOTIONS)], indent=1) + "\n")
