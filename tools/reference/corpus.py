"""A small caption corpus for training the fixture tokenizers.

The sentences are written for this project. They are combined from short word lists so
that the trainer sees enough repetition to learn whole-word pieces, plus a few fixed
lines with accents, Chinese, Cyrillic, digits and punctuation.
"""

from __future__ import annotations

from itertools import product

SUBJECTS = [
    "a red circle", "a blue square", "a green triangle", "a small fox", "an old turtle",
    "two white cats", "a paper boat", "a yellow balloon", "a wooden robot", "a sleepy owl",
    "three silver fish", "a spinning top", "a striped tiger", "a glass marble",
]
ACTIONS = [
    "moves slowly to the left", "rolls across the table", "jumps over a puddle",
    "floats above the lake", "turns around and looks at the camera", "swims in a circle",
    "runs through tall grass", "melts into the sand", "falls through the morning light",
]
STYLES = [
    "soft light, shallow focus", "wide shot, strong wind", "macro shot, slow motion",
    "watercolour style", "at night under a full moon", "in heavy rain",
]
EXTRA = [
    "The camera pans from right to left while the sun sets behind the hills.",
    "Close-up: steam rises from a cup of coffee; the spoon stirs on its own.",
    "A café by the sea, naïve painting, déjà vu, smörgåsbord, jalapeño.",
    "一只红色的狐狸在雪地里奔跑，镜头缓慢移动。",
    "两只猫在月光下跳舞，背景是安静的湖。",
    "色调艳丽，过曝，静态，细节模糊不清，低质量",
    "Красный круг медленно движется влево под дождём.",
    "worst quality, low quality, blurred details, static, overexposed, grey, subtitles",
    "24 frames per second, 480 x 832 pixels, 16:9, f/1.8, 50 mm lens.",
    "\"Look!\" she said - and the kite (all 3 metres of it) went up, up & away...",
]
SHARED_CHARS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?'\"()-&/"


def sentences() -> list[str]:
    """Return the corpus as a list of lines, always in the same order."""
    lines = [f"{s} {a}, {t}" for s, a, t in product(SUBJECTS, ACTIONS, STYLES)]
    return lines + EXTRA * 8 + [" ".join(SHARED_CHARS)] * 2
