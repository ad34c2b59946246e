"""Clips to train a VAE on: the little world, and wilder ones so that it draws more than it has to."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from render import clip, coverage, poses
from world import FRAMES, SIZE, SHAPES, draw_scene

WILD_SHARE = 0.05
CROP = 32
# Of a training: until when, frames of a clip and how often, cropped to where something is or not.
STAGES = [
    (0.50, [(1, 0.85), (9, 0.15)], True),
    (0.80, [(1, 0.2), (9, 0.5), (17, 0.3)], True),
    (1.01, [(1, 0.15), (9, 0.35), (17, 0.5)], False),
]
FRAMES_IN_BATCH = {True: 68, False: 34}


def draw_clip(rng: np.random.Generator) -> np.ndarray:
    """[FRAMES, SIZE, SIZE, 3] uint8."""
    video = wild(rng) if rng.random() < WILD_SHARE else clip(draw_scene(rng), rng)
    return (np.clip(video, 0, 1) * 255).round().astype(np.uint8)


def wild(rng: np.random.Generator) -> np.ndarray:
    """Any colours, a smooth textured background, up to three shapes."""
    video = np.repeat(texture(rng)[None], FRAMES, 0)
    for _ in range(rng.integers(1, 4)):
        shape, scene = str(rng.choice(SHAPES)), draw_scene(rng)
        cover = np.stack([coverage(shape, *pose, SIZE) for pose in poses(scene, rng, FRAMES, SIZE)])[..., None]
        video = cover * rng.random(3) + (1 - cover) * video
    return video.astype(np.float32)


def texture(rng: np.random.Generator) -> np.ndarray:
    """A sum of waves and a gradient, [SIZE, SIZE, 3] in 0..1."""
    y, x = np.mgrid[0:SIZE, 0:SIZE] / SIZE
    picture = rng.random(3) * 0.8 + (x[..., None] * rng.normal(0, .3, 3)) + (y[..., None] * rng.normal(0, .3, 3))
    for _ in range(rng.integers(0, 6)):
        fx, fy = rng.normal(0, 5, 2)
        picture = picture + np.sin(2 * np.pi * (fx * x + fy * y) + rng.random() * 7)[..., None] * rng.normal(0, .12, 3)
    return np.clip(picture, 0, 1)


def place(video: np.ndarray) -> np.ndarray:
    """Row and column around which a frame differs most from its corner, for every frame: [FRAMES, 2]."""
    other = np.abs(video.astype(int) - video[:, :1, :1]).sum(-1) > 60
    weight = other.sum((1, 2)) + 1e-6
    axis = np.arange(SIZE)
    return np.stack([(other * axis[:, None]).sum((1, 2)), (other * axis).sum((1, 2))], 1) / weight[:, None]


class Pool:
    """Clips to draw batches from, some replaced by new ones all the time."""

    def __init__(self, rng: np.random.Generator, count: int) -> None:
        self.rng = rng
        self.clips = np.stack([draw_clip(rng) for _ in range(count)])
        self.places = np.stack([place(one) for one in self.clips])

    def renew(self) -> None:
        index = self.rng.integers(len(self.clips))
        self.clips[index] = draw_clip(self.rng)
        self.places[index] = place(self.clips[index])

    def batch(self, spent: float) -> Tensor:
        """[n, 3, frames, h, w] in [-1, 1], mirrored, turned and its colours swapped at random."""
        rng = self.rng
        _, lengths, cropped = next(stage for stage in STAGES if spent < stage[0])
        frames = int(rng.choice([n for n, _ in lengths], p=[share for _, share in lengths]))
        rows = [self.piece(int(i), frames, cropped) for i in rng.integers(0, len(self.clips), max(2, FRAMES_IN_BATCH[cropped] // frames))]
        video = torch.from_numpy(np.stack(rows)).permute(0, 4, 1, 2, 3).float() / 127.5 - 1
        if rng.random() < 0.5: video = video.flip(3)
        if rng.random() < 0.5: video = video.transpose(3, 4)
        if rng.random() < 0.2: video = video[:, torch.randperm(3)]
        return video.contiguous(memory_format=torch.channels_last_3d)

    def piece(self, index: int, frames: int, cropped: bool) -> np.ndarray:
        """A part of a clip."""
        start = int(self.rng.integers(0, FRAMES - frames + 1))
        part = self.clips[index][start:start + frames]
        if not cropped: return part
        centre = self.places[index][start + frames // 2] + self.rng.uniform(-12, 12, 2) - CROP / 2
        top, left = np.clip(centre.round().astype(int), 0, SIZE - CROP)
        return part[:, top:top + CROP, left:left + CROP]
