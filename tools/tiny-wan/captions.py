"""Captions of scenes, in several wordings."""

from __future__ import annotations

import numpy as np

from world import Scene

SHAPE_WORDS = {
    "circle": ["circle", "circle", "circle", "ball", "disc"],
    "square": ["square", "square", "square", "box"],
    "triangle": ["triangle"],
    "star": ["star"],
}
MOTION_WORDS = {
    "left": ["moving left", "moving left", "moving to the left", "flying left", "sliding to the left", "going left"],
    "right": ["moving right", "moving right", "moving to the right", "flying right", "sliding to the right", "going right"],
    "up": ["moving up", "moving up", "rising", "flying up", "going up"],
    "down": ["moving down", "moving down", "falling", "sinking down", "going down"],
    "growing": ["growing", "growing", "growing bigger", "getting bigger"],
    "spinning": ["spinning", "spinning", "rotating", "turning around"],
    "bouncing": ["bouncing", "bouncing", "bouncing up and down", "jumping"],
}
BACKGROUND_WORDS = {"black": ["black", "dark"], "gray": ["gray", "grey"], "white": ["white"], "navy": ["navy", "dark blue"]}


def caption(scene: Scene, rng: np.random.Generator, plain: bool = False) -> str:
    """One wording of a scene. Plain is the wording of the evaluation: every attribute named."""
    def pick(words: list[str]) -> str:
        return words[0] if plain else str(rng.choice(words))

    size = f"{scene.size} " if plain or rng.random() < 0.7 else ""
    background = f" on a {pick(BACKGROUND_WORDS[scene.background])} background" if plain or rng.random() < 0.8 else ""
    text = f"{size}{scene.colour} {pick(SHAPE_WORDS[scene.shape])} {pick(MOTION_WORDS[scene.motion])}{background}"
    start = "a " if plain or rng.random() < 0.8 else ""
    text = (("an " if start and text[0] in "aeiou" else start) + text)
    return text if plain or rng.random() < 0.9 else text + "."
