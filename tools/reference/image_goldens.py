"""What diffusers makes of an image before it is encoded: `fixtures/goldens/images.json`."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from diffusers.video_processor import VideoProcessor
from PIL import Image

SOURCES = [(53, 37), (40, 90), (300, 200)]
SIZES = [(64, 64), (32, 48), (53, 37), (53, 20), (20, 37), (52, 16), (47, 31), (96, 16), (16, 96), (7, 5), (299, 150)]
SHOWN = 12


def picture(width: int, height: int) -> Image.Image:
    """Return a harsh picture that a test can make again: integers only."""
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    planes = [(x * 37 + y * 91) % 256, (x * x + y * 7) % 256, (x * y * 13) % 256]
    return Image.fromarray(np.stack(planes, -1).astype("uint8"))


def cover(image: Image.Image, width: int, height: int) -> Image.Image:
    """Scale by the larger ratio and cut around the centre, as `wan/textimage2video.py` does."""
    scale = max(width / image.width, height / image.height)
    scaled = image.resize((round(image.width * scale), round(image.height * scale)), Image.LANCZOS)
    left, top = (scaled.width - width) // 2, (scaled.height - height) // 2
    return scaled.crop((left, top, left + width, top + height))


def _facts(image: Image.Image) -> str:
    return hashlib.sha256(np.asarray(image).tobytes()).hexdigest()


def _case(source: tuple[int, int], size: tuple[int, int]) -> dict[str, Any]:
    image, (width, height) = picture(*source), size
    values = VideoProcessor(vae_scale_factor=1).preprocess(image, height=height, width=width)[0]
    stretched = image.resize(size, Image.LANCZOS)
    as_bytes = ((values.permute(1, 2, 0).numpy() + 1) / 2 * 255).round().astype("uint8")
    assert (as_bytes == np.asarray(stretched)).all()
    return {"source": list(source), "size": list(size), "first_values": values.flatten()[:SHOWN].tolist(),
            "stretch_sha256": _facts(stretched), "cover_sha256": _facts(cover(image, width, height))}


def main() -> None:
    """Write the golden."""
    cases = [_case(source, size) for source in SOURCES for size in SIZES]
    golden = {"made_with": {name: version(name) for name in ("diffusers", "pillow")}, "cases": cases}
    path = Path(__file__).parents[2] / "fixtures/goldens/images.json"
    path.write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
