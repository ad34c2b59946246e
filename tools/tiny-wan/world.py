"""The little world the tiny models are trained on, read from world.json (the evaluation reads the same file)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

WORLD = json.loads((Path(__file__).parent / "world.json").read_text())
SIZE: int = WORLD["size"]
FRAMES: int = WORLD["frames"]
SHAPES: list[str] = WORLD["shapes"]
COLOURS: dict[str, list[int]] = WORLD["colours"]
BACKGROUNDS: dict[str, list[int]] = WORLD["backgrounds"]
MOTIONS: list[str] = WORLD["motions"]
IMPOSSIBLE = {tuple(pair) for pair in WORLD["impossible"]}
HELD_OUT = {tuple(triple) for triple in WORLD["heldOut"]}


@dataclass(frozen=True)
class Scene:
    """What a clip shows, in words."""

    shape: str
    colour: str
    background: str
    size: str
    motion: str

    @property
    def held_out(self) -> bool:
        """True for combinations of colour, shape and motion that training never sees."""
        return (self.colour, self.shape, self.motion) in HELD_OUT


def draw_scene(rng: np.random.Generator) -> Scene:
    """A random scene that training may see."""
    while True:
        scene = Scene(
            shape=str(rng.choice(SHAPES)), colour=str(rng.choice(list(COLOURS))),
            background=str(rng.choice(list(BACKGROUNDS))), size=str(rng.choice(list(WORLD["sizes"]))),
            motion=str(rng.choice(MOTIONS)))
        if not scene.held_out and (scene.shape, scene.motion) not in IMPOSSIBLE:
            return scene
