"""Muon for matrices and convolutions, AdamW for the rest.

Muon steps along the momentum with all its singular values made about one (five Newton-Schulz
turns, coefficients of Keller Jordan's public description). On small networks it needs far fewer
steps than AdamW alone, which counts on two cores.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

TURNS = 5
COEFFICIENTS = (3.4445, -4.7750, 2.0315)
MOMENTUM = 0.95
ADAM_SHARE = 0.1        # AdamW's rate beside Muon's


def orthogonal(matrix: Tensor) -> Tensor:
    """About the nearest matrix with orthonormal rows or columns."""
    a, b, c = COEFFICIENTS
    x = (matrix / (matrix.norm() + 1e-7)).bfloat16()
    tall = x.shape[0] > x.shape[1]
    if tall: x = x.T
    for _ in range(TURNS):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return (x.T if tall else x).to(matrix.dtype)


class Muon(torch.optim.Optimizer):
    """Momentum made orthogonal, scaled so that a step changes outputs by about the rate."""

    def __init__(self, parameters: list[Tensor], lr: float) -> None:
        super().__init__(parameters, dict(lr=lr))

    @torch.no_grad()
    def step(self) -> None:
        for group in self.param_groups:
            for value in group["params"]:
                if value.grad is None: continue
                momentum = self.state[value].setdefault("momentum", torch.zeros_like(value))
                momentum.lerp_(value.grad, 1 - MOMENTUM)
                flat = value.grad.lerp(momentum, MOMENTUM).reshape(len(value), -1)
                scale = max(1.0, flat.shape[0] / flat.shape[1]) ** 0.5
                value.mul_(1 - group["lr"] * 0.01).add_(orthogonal(flat).view_as(value), alpha=-group["lr"] * scale)


class Both:
    """Muon and AdamW as one optimiser."""

    def __init__(self, model: nn.Module, lr: float, plain: tuple[str, ...] = ()) -> None:
        named = [(name, value) for name, value in model.named_parameters() if value.requires_grad]
        matrix = lambda name, value: value.ndim >= 2 and min(value.shape[0], value[0].numel()) > 4 and not any(part in name for part in plain)
        self.muon = Muon([value for name, value in named if matrix(name, value)], lr)
        self.adam = torch.optim.AdamW([value for name, value in named if not matrix(name, value)], lr * ADAM_SHARE, betas=(0.9, 0.98), weight_decay=0)

    def rate(self, lr: float) -> None:
        for group in self.muon.param_groups: group["lr"] = lr
        for group in self.adam.param_groups: group["lr"] = lr * ADAM_SHARE

    def zero_grad(self) -> None:
        self.muon.zero_grad(); self.adam.zero_grad()

    def step(self) -> None:
        self.muon.step(); self.adam.step()

    def state_dict(self) -> dict:
        return {"muon": self.muon.state_dict(), "adam": self.adam.state_dict()}

    def load_state_dict(self, state: dict) -> None:
        self.muon.load_state_dict(state["muon"]); self.adam.load_state_dict(state["adam"])
