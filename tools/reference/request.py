"""The request a reference run answers, as it is written into `golden.json`."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Tiling:
    """Parameters of diffusers' tiled VAE decoding (pixels) and how many latent frames to use."""

    tile_sample_min_height: int
    tile_sample_min_width: int
    tile_sample_stride_height: int
    tile_sample_stride_width: int
    latent_frames: int


@dataclass(frozen=True)
class Request:
    """One text-to-video request in diffusers' words."""

    prompt: str
    negative_prompt: str
    height: int
    width: int
    num_frames: int
    steps: int
    guidance_scale: float
    guidance_scale_2: float
    seed: int
    flow_shift: float

    def to_json(self) -> dict[str, object]:
        """Return the request as plain JSON data."""
        return asdict(self)
