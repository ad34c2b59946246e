"""Trains the text encoder: from its rows alone, small readers must tell every attribute of the scene.

    python train_text.py --out work --steps 2500

The readers are thrown away. Attributes that a caption leaves out are to be told as "not said".
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from captions import caption
from models import TEXT_DIM, build_text_encoder
from words import Words
from world import BACKGROUNDS, COLOURS, MOTIONS, SHAPES, Scene, draw_scene

BATCH = 96
CHOICES = {"colour": list(COLOURS), "shape": SHAPES, "motion": MOTIONS, "size": ["small", "large"], "background": list(BACKGROUNDS)}


class Readers(nn.Module):
    """One attention query and one linear layer per attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.queries = nn.Parameter(torch.randn(len(CHOICES), TEXT_DIM) * 0.1)
        self.heads = nn.ModuleList(nn.Linear(TEXT_DIM, len(values) + 1) for values in CHOICES.values())

    def forward(self, rows: Tensor, mask: Tensor) -> list[Tensor]:
        scores = torch.einsum("qd,bnd->bqn", self.queries, rows).masked_fill(mask[:, None] == 0, -1e9)
        read = torch.einsum("bqn,bnd->bqd", scores.softmax(-1), rows)
        return [head(read[:, i]) for i, head in enumerate(self.heads)]


def answers(scene: Scene, text: str) -> list[int]:
    """Index of every attribute; the last one is "not said"."""
    said = {"size": scene.size in text, "background": "background" in text}
    return [values.index(getattr(scene, name)) if text and said.get(name, True) else len(values) for name, values in CHOICES.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("work"))
    parser.add_argument("--steps", type=int, default=2500)
    args = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    rng = np.random.default_rng(1)
    words = Words(args.out / "tokenizer")
    encoder, readers = build_text_encoder(words.core.get_vocab_size()), Readers()
    optimizer = torch.optim.AdamW([*encoder.parameters(), *readers.parameters()], lr=2e-3, weight_decay=0.01)
    for step in range(args.steps):
        optimizer.param_groups[0]["lr"] = 2e-3 * min(1, (step + 1) / 100) * (1 - step / args.steps) + 1e-5
        scenes = [draw_scene(rng) for _ in range(BATCH)]
        texts = [caption(scene, rng) if rng.random() > 0.03 else "" for scene in scenes]
        target = torch.tensor([answers(scene, text) for scene, text in zip(scenes, texts)])
        ids, mask = words(texts)
        rows = encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        loss = sum(nn.functional.cross_entropy(one, target[:, i]) for i, one in enumerate(readers(rows, mask)))
        optimizer.zero_grad(); loss.backward()
        nn.utils.clip_grad_norm_(encoder.parameters(), 1.0); optimizer.step()
        if step % 100 == 99:
            right = [float((one.argmax(1) == target[:, i]).float().mean()) for i, one in enumerate(readers(rows, mask))]
            print(step + 1, f"{float(loss):.4f}", dict(zip(CHOICES, np.round(right, 3))), f"rows' std {float(rows[mask > 0].std()):.3f}", flush=True)
    torch.save(encoder.state_dict(), args.out / "text.pt")


if __name__ == "__main__":
    main()
