"""The tokenizer of the tiny models (SentencePiece Unigram in T5 form) and their prompts as ids."""

from __future__ import annotations

import argparse
import json
import string
import tempfile
from pathlib import Path

import numpy as np
import sentencepiece as spm
import torch
from sentencepiece import sentencepiece_model_pb2 as spm_proto
from tokenizers import AddedToken, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram
from torch import Tensor
from transformers import T5TokenizerFast

from captions import caption
from world import draw_scene

PIECES = 320
SENTENCES = 6000
EXTRA_IDS = 4
SPECIAL = ["<pad>", "</s>", "<unk>"]
# Upper case is read as lower case; full-width comma and no-break space as the plain ones.
RULES = [f"{ord(a):X}\t{ord(b):X}" for a, b in zip(string.ascii_uppercase, string.ascii_lowercase)] + ["A0\t20", "FF0C\t2C"]
# One line with every character a prompt may hold, so that unknown words are spelled.
ALPHABET = " ".join(string.ascii_lowercase + string.digits + ".,;:!?'\"()-/&")


def train_pieces(folder: Path) -> spm_proto.ModelProto:
    """SentencePiece pieces learned from captions."""
    rng = np.random.default_rng(0)
    lines = [caption(draw_scene(rng), rng) for _ in range(SENTENCES)] + [ALPHABET] * 20
    (folder / "corpus.txt").write_text("\n".join(lines) + "\n")
    (folder / "rules.tsv").write_text("\n".join(RULES) + "\n")
    spm.SentencePieceTrainer.train(
        input=str(folder / "corpus.txt"), model_prefix=str(folder / "m"), model_type="unigram", vocab_size=PIECES,
        pad_id=0, eos_id=1, unk_id=2, bos_id=-1, num_threads=1, character_coverage=1.0, hard_vocab_limit=False,
        shuffle_input_sentence=False, minloglevel=2, normalization_rule_tsv=str(folder / "rules.tsv"))
    proto = spm_proto.ModelProto()
    proto.ParseFromString((folder / "m.model").read_bytes())
    return proto


def build_tokenizer(out: Path) -> None:
    """Writes tokenizer.json and tokenizer_config.json as the T5 family has them."""
    with tempfile.TemporaryDirectory() as tmp:
        proto = train_pieces(Path(tmp))
    extra = [f"<extra_id_{i}>" for i in range(EXTRA_IDS - 1, -1, -1)]
    core = Tokenizer(Unigram([(p.piece, p.score) for p in proto.pieces] + [(name, 0.0) for name in extra], unk_id=2, byte_fallback=False))
    core.normalizer = normalizers.Precompiled(proto.normalizer_spec.precompiled_charsmap)
    meta = dict(replacement="▁", prepend_scheme="always", split=True)
    core.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(**meta)])
    core.decoder = decoders.Metaspace(**meta)
    core.post_processor = processors.TemplateProcessing(single=["$A", "</s>"], pair=["$A", "</s>", "$B", "</s>"], special_tokens=[("</s>", 1)])
    core.add_special_tokens([AddedToken(name, special=True, normalized=False) for name in [*SPECIAL, *extra]])
    out.mkdir(parents=True, exist_ok=True)
    core.save(str(out / "tokenizer.json"))
    (out / "tokenizer_config.json").write_text(json.dumps({
        "tokenizer_class": "T5TokenizerFast", "model_max_length": 512, "extra_ids": EXTRA_IDS, "pad_token": "<pad>",
        "eos_token": "</s>", "unk_token": "<unk>", "additional_special_tokens": sorted(extra)}))
    T5TokenizerFast.from_pretrained(str(out), extra_ids=EXTRA_IDS).save_pretrained(str(out))


class Words:
    """Prompts → ids [n, longest] (0 = padding) and mask."""

    def __init__(self, folder: Path) -> None:
        self.core = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def __call__(self, texts: list[str]) -> tuple[Tensor, Tensor]:
        rows = [one.ids for one in self.core.encode_batch(texts)]
        ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
        for row, values in zip(ids, rows):
            row[:len(values)] = torch.tensor(values)
        return ids, (ids != 0).long()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("work"))
    target = parser.parse_args().out / "tokenizer"
    build_tokenizer(target)
    words = Words(target)
    print(words.core.get_vocab_size(), words.core.encode("A small RED ball rolling left on a navy background, xylophone").tokens)
