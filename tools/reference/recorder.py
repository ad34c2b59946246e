"""Watch an official Wan pipeline while it runs and keep what a port has to reproduce."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import torch
from diffusers import WanPipeline
from torch import Tensor, nn


Timestep = int | float | dict[str, float]


@dataclass
class Prediction:
    """One transformer call: who, when, which branch, input and output."""

    component: str
    step: int
    branch: str
    # One number, or two when the tokens of the first latent frame have another.
    timestep: Timestep
    latents: Tensor
    output: Tensor


@dataclass
class Recording:
    """Everything noted during one run."""

    noise: Tensor | None = None
    # Mask and latents of the given pictures, or only the latents of the first frame (TI2V).
    condition: Tensor | None = None
    prompt_embeds: Tensor | None = None
    negative_prompt_embeds: Tensor | None = None
    predictions: list[Prediction] = field(default_factory=list)
    latents_steps: list[Tensor] = field(default_factory=list)
    video: Tensor | None = None


class Recorder:
    """Attach to a pipeline for the length of a `with` block."""

    def __init__(self, pipe: WanPipeline) -> None:
        self.pipe = pipe
        self.result = Recording()
        self._handles: list[Any] = []
        self._saved: list[tuple[Any, str, Callable[..., Any]]] = []

    def __enter__(self) -> "Recorder":
        self._wrap(self.pipe, "encode_prompt", self._on_prompt)
        self._wrap(self.pipe, "prepare_latents", self._on_noise)
        self._wrap(self.pipe.vae, "decode", self._on_video)
        for name in ("transformer", "transformer_2"):
            model: nn.Module | None = getattr(self.pipe, name)
            if model is not None:
                self._handles.append(model.register_forward_hook(
                    self._prediction_hook(name), with_kwargs=True))
        return self

    def __exit__(self, *exc: object) -> None:
        for handle in self._handles:
            handle.remove()
        for owner, name, _ in self._saved:
            delattr(owner, name)

    def on_step_end(self, pipe: WanPipeline, step: int, timestep: Tensor,
                    tensors: dict[str, Tensor]) -> dict[str, Tensor]:
        """Pipeline callback: keep the latents after each scheduler step."""
        self.result.latents_steps.append(tensors["latents"].detach().clone())
        return tensors

    def _wrap(self, owner: Any, name: str, note: Callable[[Any], None]) -> None:
        """Shadow a bound method by one that also reports its return value."""
        original = getattr(owner, name)

        def wrapper(*args: Any, **kwargs: Any) -> Any:
            value = original(*args, **kwargs)
            note(value)
            return value

        setattr(owner, name, wrapper)
        self._saved.append((owner, name, original))

    def _on_prompt(self, value: tuple[Tensor, Tensor | None]) -> None:
        self.result.prompt_embeds = value[0].clone()
        self.result.negative_prompt_embeds = None if value[1] is None else value[1].clone()

    def _on_noise(self, value: Tensor | tuple[Tensor, ...]) -> None:
        noise, *given = value if isinstance(value, tuple) else (value,)
        self.result.noise = noise.clone()
        if given:
            self.result.condition = given[0].clone()

    def _on_video(self, value: tuple[Tensor]) -> None:
        self.result.video = value[0].detach().clone()

    def _prediction_hook(self, name: str) -> Callable[..., None]:
        def hook(module: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any],
                 output: tuple[Tensor]) -> None:
            step = len(self.result.latents_steps)
            done = [p for p in self.result.predictions if p.step == step]
            self.result.predictions.append(Prediction(
                component=name, step=step, branch="uncond" if done else "cond",
                timestep=_timestep(kwargs["timestep"]),
                latents=kwargs["hidden_states"].clone(), output=output[0].clone()))

        return hook


def _timestep(given: Tensor) -> Timestep:
    """What one call was told: [1] for all tokens or [1,S] with at most two values."""
    first, rest = given.flatten()[0].item(), given.flatten()[-1].item()
    assert bool(((given == first) | (given == rest)).all())
    return rest if first == rest else {"first": first, "rest": rest}


def run_pipeline(pipe: WanPipeline, call: dict[str, Any]) -> Recording:
    """Call the pipeline with `call` and return what was recorded."""
    with torch.no_grad(), Recorder(pipe) as recorder:
        pipe(**call, callback_on_step_end=recorder.on_step_end,
             callback_on_step_end_tensor_inputs=["latents"], output_type="pt")
    return recorder.result
