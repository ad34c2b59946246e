"""Writes a sheet of clips, one row each: frames 0, 4, 8, 12, 16."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image


def sheet(clips: np.ndarray, path: Path, every: int = 4, zoom: int = 2) -> None:
    """Clips [n, frames, h, w, 3] in 0..1 as a PNG."""
    rows = [np.concatenate(list(one[::every]), 1) for one in clips]
    picture = (np.clip(np.concatenate(rows), 0, 1) * 255).round().astype(np.uint8)
    Image.fromarray(picture).resize((picture.shape[1] * zoom, picture.shape[0] * zoom), 0).save(path)
