"""Write the tiny Wan checkpoints into `fixtures/` (same seed, same bytes)."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import torch

from tiny_models import SPECS, TinySpec, build_pipeline

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def _patch_json(path: Path, changes: dict[str, object]) -> None:
    """Change some keys of a JSON file and store it again in the usual layout."""
    data = json.loads(path.read_text(encoding="utf-8"))
    data.update(changes)
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def write_checkpoint(spec: TinySpec, root: Path) -> Path:
    """Build one checkpoint and save it in the official folder layout."""
    out = root / spec.folder
    if out.exists():
        shutil.rmtree(out)
    pipe = build_pipeline(spec)
    pipe.save_pretrained(out, safe_serialization=True)
    if spec.shard_size is not None:
        for name in ("transformer", "transformer_2", "text_encoder"):
            shutil.rmtree(out / name)
            getattr(pipe, name).save_pretrained(
                out / name, safe_serialization=True, max_shard_size=spec.shard_size)
    # The published repositories name the tokenizer class this way; both names load the same class.
    _patch_json(out / "model_index.json", {"tokenizer": ["transformers", "T5TokenizerFast"]})
    _patch_json(out / "tokenizer" / "tokenizer_config.json",
                {"tokenizer_class": "T5TokenizerFast"})
    return out


def folder_digest(folder: Path) -> str:
    """Return one SHA-256 over all files of a folder (names and contents)."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FIXTURES, help="folder that receives them")
    parser.add_argument("--only", choices=sorted(SPECS), help="make just this one")
    args = parser.parse_args()
    torch.set_num_threads(1)
    for key, spec in SPECS.items():
        if args.only in (None, key):
            folder = write_checkpoint(spec, args.out)
            size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
            print(f"{spec.folder}  {size / 1e6:.2f} MB  sha256 {folder_digest(folder)}")


if __name__ == "__main__":
    main()
