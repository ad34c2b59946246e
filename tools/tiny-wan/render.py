"""Draws a scene as a clip: anti-aliased shapes by signed distance, moved by simple laws."""

from __future__ import annotations

import numpy as np

from world import BACKGROUNDS, COLOURS, FRAMES, SIZE, Scene, WORLD

STAR_POINTS = 5
STAR_INNER = 0.4


def clip(scene: Scene, rng: np.random.Generator, frames: int = FRAMES, size: int = SIZE) -> np.ndarray:
    """[frames, size, size, 3] float32 in 0..1."""
    colour = jitter(COLOURS[scene.colour], rng)
    background = jitter(BACKGROUNDS[scene.background], rng)
    cover = np.stack([coverage(scene.shape, *pose, size) for pose in poses(scene, rng, frames, size)])[..., None]
    return (cover * colour + (1 - cover) * background).astype(np.float32)


def jitter(rgb: list[int], rng: np.random.Generator) -> np.ndarray:
    """A colour as 0..1 with a little variation."""
    return np.clip((np.asarray(rgb) + rng.uniform(-8, 8, 3)) / 255, 0, 1)


def poses(scene: Scene, rng: np.random.Generator, frames: int, size: int) -> list[tuple[float, float, float, float]]:
    """Centre x, centre y, radius and angle of every frame."""
    scale = size / 64
    low, high = WORLD["sizes"][scene.size]
    radius = rng.uniform(low, high) * scale
    near, far = radius + 2 * scale, size - radius - 2 * scale
    t = np.linspace(0, 1, frames)
    still = np.ones(frames)
    x, y = rng.uniform(near, far) * still, rng.uniform(near, far) * still
    r, angle = radius * still, 0 * still
    along = lambda: np.interp(t, [0, 1], sorted(spread(rng, near, far, 0.62)))
    if scene.motion == "left": x = along()[::-1]
    elif scene.motion == "right": x = along()
    elif scene.motion == "up": y = along()[::-1]
    elif scene.motion == "down": y = along()
    elif scene.motion == "growing":
        top = min(radius * 2.1, size / 2 - 4 * scale)
        r = np.interp(t, [0, 1], [radius * 0.8, top])
        x, y = (rng.uniform(top + 2, size - top - 2) * still for _ in range(2))
    elif scene.motion == "spinning":
        x, y = (size / 2 + rng.uniform(-8, 8) * scale * still for _ in range(2))
        angle = t * 2 * np.pi * 0.75
    elif scene.motion == "bouncing":
        floor, ceiling = far, near + (far - near) * rng.uniform(0.05, 0.25)
        hop = np.abs(np.mod(t * 1.5, 1) * 2 - 1)    # down, up and down again
        y = ceiling + (floor - ceiling) * (1 - hop ** 2)
    return [tuple(map(float, pose)) for pose in zip(x, y, r, angle)]


def spread(rng: np.random.Generator, near: float, far: float, least: float) -> tuple[float, float]:
    """Two places on a path, at least a share of it apart."""
    length = (far - near) * rng.uniform(least, 0.95)
    start = rng.uniform(near, far - length)
    return start, start + length


def coverage(shape: str, cx: float, cy: float, radius: float, angle: float, size: int) -> np.ndarray:
    """Share of each pixel that a shape covers, from its signed distance."""
    grid = np.arange(size) + 0.5
    x, y = np.meshgrid(grid - cx, grid - cy)
    if angle:
        x, y = x * np.cos(angle) + y * np.sin(angle), -x * np.sin(angle) + y * np.cos(angle)
    return np.clip(0.5 - DISTANCES[shape](x, y, radius), 0, 1)


def _polygon(points: np.ndarray):
    """Signed distance to a polygon with corners on the unit circle."""
    def distance(x: np.ndarray, y: np.ndarray, radius: float) -> np.ndarray:
        corners = points * radius
        nearest = np.full(x.shape, np.inf)
        inside = np.zeros(x.shape, bool)
        for (ax, ay), (bx, by) in zip(corners, np.roll(corners, -1, 0)):
            ex, ey = bx - ax, by - ay
            u = np.clip(((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey), 0, 1)
            nearest = np.minimum(nearest, np.hypot(x - ax - u * ex, y - ay - u * ey))
            crosses = (ay > y) != (by > y)
            with np.errstate(divide="ignore", invalid="ignore"):
                inside ^= crosses & (x < ax + (y - ay) / (by - ay) * ex)
        return np.where(inside, -nearest, nearest)
    return distance


def _regular(count: int, inner: float | None = None) -> np.ndarray:
    """Corners of a regular polygon or star, the first one up."""
    steps = count * (1 if inner is None else 2)
    angles = -np.pi / 2 + np.arange(steps) * 2 * np.pi / steps
    radii = np.ones(steps) if inner is None else np.where(np.arange(steps) % 2, inner, 1.0)
    return np.stack([np.cos(angles) * radii, np.sin(angles) * radii], 1)


DISTANCES = {
    "circle": lambda x, y, r: np.hypot(x, y) - r,
    "square": _polygon(np.array([[-.9, -.9], [.9, -.9], [.9, .9], [-.9, .9]])),
    "triangle": _polygon(_regular(3) * 1.15),
    "star": _polygon(_regular(STAR_POINTS, STAR_INNER) * 1.2),
}
