"""Normal random numbers of torch's CPU generator for several seeds and sizes."""

from __future__ import annotations

from typing import Any

import torch

SEEDS = [0, 1, 42, 20250731, 2**31, 2**32 - 1, 2**32, 2**32 + 42, 2**53 - 1, 2**63 - 1, -1]
SIZES = [1, 2, 5, 15, 16, 17, 20, 31, 32, 33, 100]
LONG = [1000, 7680, 2**20 + 5, 2096640]
EDGE = 40


def _draw(seed: int, size: int) -> torch.Tensor:
    """Draw `size` float32 normals from a fresh generator."""
    return torch.randn(size, generator=torch.Generator("cpu").manual_seed(seed))


def _case(seed: int, size: int) -> dict[str, Any]:
    """Describe one draw: all values when short, both ends and two moments when long."""
    values = _draw(seed, size)
    case: dict[str, Any] = {"seed": str(seed), "size": size}
    if size <= 100:
        case["values"] = values.tolist()
        return case
    wide = values.double()
    return case | {"head": values[:EDGE].tolist(), "tail": values[-EDGE:].tolist(),
                   "sum": float(wide.sum()), "sum_of_squares": float((wide * wide).sum())}


def randn_goldens() -> dict[str, Any]:
    """Return the content of `randn.json`; seeds are strings because they exceed 2^53."""
    same = {str(s): torch.equal(_draw(s, 64), _draw(s & 0xFFFFFFFF, 64)) for s in SEEDS}
    cases = [_case(s, n) for s in SEEDS for n in (SIZES if s in (0, 42) else [1, 16, 20])]
    cases += [_case(s, n) for s in (0, 42, 2**32 + 42) for n in LONG]
    return {"generator": "torch.Generator('cpu').manual_seed(seed); torch.randn(size, generator)",
            "note": "only the low 32 bits of the seed matter (checked below)",
            "equals_low_32_bits": same, "tolerance_absolute": 2e-6, "cases": cases}
