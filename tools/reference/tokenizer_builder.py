"""Build the fixture tokenizers: a real SentencePiece Unigram model in T5 form.

SentencePiece trains the pieces and compiles the normaliser table; the result is stored
as a `tokenizer.json` with the same parts the T5 family uses (Precompiled normaliser,
whitespace split + Metaspace, Unigram, `</s>` appended).
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

import sentencepiece as spm
from sentencepiece import sentencepiece_model_pb2 as spm_proto
from tokenizers import AddedToken, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram
from transformers import T5TokenizerFast

from corpus import sentences

# Replacement rules of the small normaliser (source code points -> target), hex, tab separated.
SMALL_RULES = "\n".join([
    "3000\t20",            # ideographic space
    "A0\t20",              # no-break space
    "2026\t2E 2E 2E",      # ellipsis
    "FB01\t66 69",         # fi ligature
    "FF0C\t2C",            # full-width comma
    "65 301\tE9",          # e + combining acute
]) + "\n"


@dataclass(frozen=True)
class TokenizerSpec:
    """What one tokenizer should look like."""

    pieces: int
    extra_ids: int
    full_nfkc: bool


def _train(spec: TokenizerSpec, folder: Path) -> spm_proto.ModelProto:
    """Train SentencePiece on the corpus and return the parsed model."""
    (folder / "corpus.txt").write_text("\n".join(sentences()) + "\n", encoding="utf-8")
    options: dict[str, object] = {"normalization_rule_name": "nmt_nfkc"}
    if not spec.full_nfkc:
        (folder / "rules.tsv").write_text(SMALL_RULES, encoding="utf-8")
        options = {"normalization_rule_tsv": str(folder / "rules.tsv")}
    spm.SentencePieceTrainer.train(
        input=str(folder / "corpus.txt"), model_prefix=str(folder / "m"), model_type="unigram",
        vocab_size=spec.pieces, pad_id=0, eos_id=1, unk_id=2, bos_id=-1, num_threads=1,
        character_coverage=1.0, hard_vocab_limit=False, shuffle_input_sentence=False,
        minloglevel=2, **options,
    )
    proto = spm_proto.ModelProto()
    proto.ParseFromString((folder / "m.model").read_bytes())
    return proto


def build_tokenizer(spec: TokenizerSpec) -> T5TokenizerFast:
    """Train a tokenizer and wrap it as `T5TokenizerFast`."""
    with tempfile.TemporaryDirectory() as tmp:
        proto = _train(spec, Path(tmp))
    vocab = [(p.piece, p.score) for p in proto.pieces]
    extra = [f"<extra_id_{i}>" for i in range(spec.extra_ids - 1, -1, -1)]
    vocab += [(name, 0.0) for name in extra]
    core = Tokenizer(Unigram(vocab, unk_id=2, byte_fallback=False))
    core.normalizer = normalizers.Precompiled(proto.normalizer_spec.precompiled_charsmap)
    core.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.WhitespaceSplit(),
        pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True),
    ])
    core.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    core.post_processor = processors.TemplateProcessing(
        single=["$A", "</s>"], pair=["$A", "</s>", "$B", "</s>"], special_tokens=[("</s>", 1)])
    core.add_special_tokens([AddedToken(t, special=True, normalized=False)
                             for t in ["<pad>", "</s>", "<unk>", *extra]])
    with tempfile.TemporaryDirectory() as tmp:
        path = Path(tmp) / "tokenizer.json"
        core.save(str(path))
        return T5TokenizerFast.from_pretrained(
            _with_config(path, spec, extra), extra_ids=spec.extra_ids)


def _with_config(path: Path, spec: TokenizerSpec, extra: list[str]) -> str:
    """Write the tokenizer_config.json next to tokenizer.json and return the folder."""
    config = {
        "tokenizer_class": "T5TokenizerFast", "model_max_length": 512, "extra_ids": spec.extra_ids,
        "pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>",
        "additional_special_tokens": sorted(extra),
    }
    (path.parent / "tokenizer_config.json").write_text(json.dumps(config), encoding="utf-8")
    return str(path.parent)
