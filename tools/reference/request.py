"""The request a reference run answers, as it is written into `golden.json`."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields


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
    """One request in diffusers' words, and what of the checkpoint it replaces."""

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
    # "unipc" or "euler"
    scheduler: str = "unipc"
    # Leave out the second expert and the boundary, as the checkpoints of Wan 2.1 do.
    single: bool = False
    # Paths of pictures, or "generated"; see images.py.
    image: str | None = None
    last_image: str | None = None

    def to_json(self) -> dict[str, object]:
        """Return the request as plain JSON data, without what is as usual."""
        usual = {field.name: field.default for field in fields(self)}
        data = asdict(self)
        for name in ("image", "last_image"):
            if data[name] is not None:
                data[name] = f"{name}.png"
        return {name: value for name, value in data.items() if value != usual[name]}
