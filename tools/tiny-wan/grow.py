"""Widens a trained transformer to what models.py says now, so that it first does nearly what it did before.

    python grow.py ti2v --out work --name ti2v --to ti2v-wide

What is new reads random mixtures and is read by nothing that was there: old rows get zeros in new columns, new rows
random numbers as large as the old ones. Go on with `train_dit.py ti2v --init ti2v-wide --name ...`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

from models import build_transformer

SHIFTS, GATES = 6, (2, 5)     # of a block's six modulations these multiply what is added to the tokens


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=["t2v", "i2v", "ti2v"])
    parser.add_argument("--name", required=True)
    parser.add_argument("--to", required=True)
    parser.add_argument("--out", type=Path, default=Path("work"))
    return parser.parse_args()


def wider(name: str, old: Tensor, new: Tensor) -> Tensor:
    """The tensor of the wide model."""
    if old.shape == new.shape:
        return old
    if name.endswith("scale_shift_table"):
        made = torch.zeros_like(new)
        if new.shape[1] == SHIFTS: made[:, list(GATES)] = old[:, list(GATES)].abs().mean()
        made[..., :old.shape[-1]] = old
        return made
    if "time_proj" in name:
        return modulations(old, new)
    if old.dim() == 1:
        made = torch.full_like(new, 1.0 if "norm" in name and name.endswith("weight") else 0.0)
        made[:len(old)] = old
        return made
    made = torch.randn_like(new) * old.std()
    made[:old.shape[0]] = 0
    made[tuple(slice(0, size) for size in old.shape)] = old
    return made


def modulations(old: Tensor, new: Tensor) -> Tensor:
    """Six groups of rows, one after the other; new rows and columns are zero."""
    made = torch.zeros_like(new).unflatten(0, (SHIFTS, -1))
    groups = old.unflatten(0, (SHIFTS, -1))
    made[tuple(slice(0, size) for size in groups.shape)] = groups
    return made.flatten(0, 1)


def main() -> None:
    args = options()
    torch.manual_seed(sum(map(ord, args.to)))
    old = torch.load(args.out / f"{args.name}.pt", weights_only=True)["average"]
    new = build_transformer(args.model).state_dict()
    torch.save({"average": {name: wider(name, old[name], value) for name, value in new.items()}}, args.out / f"{args.to}.pt")


if __name__ == "__main__":
    main()
