"""Prompt cleaning and tokenisation cases, made with the official functions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from diffusers.pipelines.wan.pipeline_wan import prompt_clean
from tokenizers import Tokenizer
from transformers import T5TokenizerFast

CASES: list[str] = [
    "", " ", "a", "a red circle", "  two\tspaces \n and   lines\r\n\r\n", "A Red CIRCLE.",
    "&lt;b&gt; bold &amp; brave", "&amp;amp;lt;x&amp;amp;gt;", "&amp;quot;hi&amp;quot; &#39;x&#39;",
    "&eacute;t&eacute; &nbsp; &hellip; &notanentity; &#x1F98A; AT&T a&b", "“curly” ‘quotes’ – — …",
    "cafÃ© dÃ©jÃ  vu", "â€œsmartâ€\x9d itâ€™s", "schÃ¶n, naÃ¯ve jalapeÃ±o", "l’humanitÃ©",
    "e\u0301te\u0301 combining", "ﬁne ﬂow ligatures", "ＦＵＬＬ　ｗｉｄｔｈ１２３", "ｶﾞｷﾞ half width kana",
    "no\u00a0break\u2003em\u200bzero\ufeffbom\u00adsoft", "soft\u2028line\u2029para",
    "ctrl\x07bell\x1b[31mred\x1b[0m", "一只红色的狐狸在雪地里奔跑，镜头缓慢移动。",
    # The negative prompt recommended for Wan: ftfy turns its full-width commas into plain ones.
    "色调艳丽，过曝，静态，细节模糊不清，字幕，风格，作品，画作，画面，静止，整体发灰，最差质量，低质量，"
    "JPEG压缩残留，丑陋的，残缺的，多余的手指，画得不好的手部，画得不好的脸部，畸形的，毁容的，形态畸形的肢体，"
    "手指融合，静止不动的画面，杂乱的背景，三条腿，背景人很多，倒着走",
    "Красный круг движется влево под дождём.",
    "🦊", "🦊🦊 fox 🐢👍🏽 👨‍👩‍👧", "x🦊y🦊🦊z", "𝒇ancy 𝕞ath ² ½ ① ™ Å Ω", "हिन्दी ไทย العربية עברית",
    "한국어 가나다 ㅎㅏㄴ", "<extra_id_0> and <extra_id_1>.", "a<extra_id_2>b", "</s> inside <pad> <unk>",
    "▁meta▁space ▁", "24 frames/second, 480x832, f/1.8 (50 mm) -- 16:9!?", "camera---pans...",
    "\u0130stanbul \u00df \u1e9e", "a\u0000b", "<b>tag</b> & <i>", "lone \ufffd replacement",
    "A wooden robot turns around and looks at the camera, at night under a full moon",
    "three silver fish swim in a circle, " * 12, "狐" * 600, "red " * 700, "z🦊" * 300,
]
LENGTHS = [1, 2, 8, 16, 512]


def _ids(tokenizer: T5TokenizerFast, text: str, length: int) -> list[int]:
    """Real ids (no padding) with truncation, as the pipeline asks for them."""
    out = tokenizer([text], padding="max_length", max_length=length, truncation=True,
                    add_special_tokens=True, return_attention_mask=True, return_tensors="pt")
    count = int(out.attention_mask[0].sum())
    return out.input_ids[0, :count].tolist()


def _case(text: str, tokenizers: dict[str, tuple[T5TokenizerFast, Tokenizer]]) -> dict[str, Any]:
    """Clean one text and tokenise it with every fixture tokenizer."""
    cleaned = prompt_clean(text)
    case: dict[str, Any] = {"text": text, "cleaned": cleaned, "ids": {}, "uncleaned_ids": {},
                            "truncated": {}}
    for name, (tokenizer, raw) in tokenizers.items():
        full = _ids(tokenizer, cleaned, 512)
        plain = raw.encode(cleaned).ids
        assert full == (plain if len(plain) <= 512 else plain[:511] + [1]), (name, text)
        case["ids"][name] = full
        if text != cleaned:
            case["uncleaned_ids"][name] = raw.encode(text).ids
        if len(plain) > 2 and name == "tiny-wan-t2v":
            case["truncated"] = {str(n): _ids(tokenizer, cleaned, n)
                                 for n in LENGTHS if n < len(plain) and n < 512}
    return case


def prompt_goldens(fixtures: Path) -> dict[str, Any]:
    """Return the content of `prompt.json`."""
    tokenizers = {}
    for name in ("tiny-wan-t2v", "tiny-wan-t2v-bf16"):
        folder = fixtures / name / "tokenizer"
        tokenizers[name] = (T5TokenizerFast.from_pretrained(str(folder), local_files_only=True),
                            Tokenizer.from_file(str(folder / "tokenizer.json")))
    return {"cleaning": "ftfy fix_text, html unescape twice, strip, collapse whitespace, strip",
            "max_length": 512,
            "note": "ids: real ids per tokenizer at max_length 512, eos last; "
                    "uncleaned_ids: the text straight through the tokenizer, no cleaning, no "
                    "limit (only where cleaning changes it); "
                    "truncated: ids of tiny-wan-t2v at smaller max_length",
            "cases": [_case(text, tokenizers) for text in CASES]}
