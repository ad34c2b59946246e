"""Make every committed golden below `fixtures/goldens/`."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import torch

from golden_io import dump_json, versions, write_golden
from prompt_goldens import prompt_goldens
from randn_goldens import randn_goldens
from reference_run import run_reference
from request import Request, Tiling
from scheduler_goldens import euler_goldens, scheduler_goldens

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
THREADS = 2


@dataclass(frozen=True)
class GoldenConfig:
    """One committed golden."""

    checkpoint: str
    request: Request
    tiling: Tiling | None = None
    trace: bool = False
    # Store the latents after the first, a middle and the last step only.
    few_steps: bool = True


CONFIGS: dict[str, GoldenConfig] = {
    "a-base": GoldenConfig(
        "tiny-wan-t2v",
        Request(prompt="A red circle rolls across the table, soft light, slow motion.",
                negative_prompt="worst quality, low quality, blurred details, static",
                height=64, width=96, num_frames=17, steps=20, guidance_scale=4.0,
                guidance_scale_2=3.0, seed=42, flow_shift=8.0),
        tiling=Tiling(48, 64, 32, 48, latent_frames=2), few_steps=False),
    "b-odd-grid": GoldenConfig(
        "tiny-wan-t2v",
        Request(prompt="  A café by the sea &amp; two white cats… 一只红色的狐狸在雪地里奔跑，"
                       "镜头缓慢移动。 “Look!” she said – Красный круг движется влево, "
                       "𝒇ancy ＦＵＬＬ width, ﬁne détails 🦊🦊, wide   shot,\tstrong wind, "
                       "the camera pans from right to left while the sun sets behind the hills; "
                       "steam rises from a cup of coffee and the spoon stirs on its own. " * 2,
                negative_prompt="", height=48, width=80, num_frames=13, steps=20,
                guidance_scale=5.0, guidance_scale_2=2.5, seed=20250731, flow_shift=5.0),
        few_steps=False),
    "c-bf16": GoldenConfig(
        "tiny-wan-t2v-bf16",
        Request(prompt="a paper boat floats above the lake, watercolour style",
                negative_prompt="色调艳丽，过曝，静态，细节模糊不清", height=32, width=48,
                num_frames=9, steps=20, guidance_scale=4.0, guidance_scale_2=3.0, seed=7,
                flow_shift=3.0),
        few_steps=False),
    "d-no-cfg": GoldenConfig(
        "tiny-wan-t2v",
        Request(prompt="a green triangle turns around", negative_prompt="", height=32, width=48,
                num_frames=5, steps=5, guidance_scale=1.0, guidance_scale_2=1.0, seed=0,
                flow_shift=5.0),
        trace=True, few_steps=False),
    "e-single-euler": GoldenConfig(
        "tiny-wan-t2v",
        Request(prompt="a striped tiger swims in a circle", negative_prompt="grey, static",
                height=32, width=48, num_frames=5, steps=20, guidance_scale=6.0,
                guidance_scale_2=6.0, seed=11, flow_shift=8.0, scheduler="euler", single=True)),
    "f-i2v": GoldenConfig(
        "tiny-wan-i2v",
        Request(prompt="a yellow balloon floats above the lake", negative_prompt="worst quality",
                height=32, width=48, num_frames=9, steps=20, guidance_scale=3.5,
                guidance_scale_2=2.0, seed=5, flow_shift=5.0, image="generated")),
    "g-i2v-last-euler": GoldenConfig(
        "tiny-wan-i2v",
        Request(prompt="a glass marble rolls across the table", negative_prompt="",
                height=48, width=48, num_frames=5, steps=20, guidance_scale=4.0,
                guidance_scale_2=3.0, seed=31, flow_shift=3.0, scheduler="euler",
                image="generated", last_image="generated")),
    "h-ti2v-text": GoldenConfig(
        "tiny-wan-ti2v",
        Request(prompt="three silver fish turn around", negative_prompt="subtitles, blurred",
                height=32, width=96, num_frames=5, steps=20, guidance_scale=5.0,
                guidance_scale_2=5.0, seed=8, flow_shift=5.0)),
    "i-ti2v-image": GoldenConfig(
        "tiny-wan-ti2v",
        Request(prompt="a sleepy owl looks at the camera", negative_prompt="subtitles",
                height=96, width=32, num_frames=9, steps=20, guidance_scale=5.0,
                guidance_scale_2=5.0, seed=9, flow_shift=5.0, image="generated")),
    "j-ti2v-image-euler": GoldenConfig(
        "tiny-wan-ti2v",
        Request(prompt="a spinning top", negative_prompt="", height=32, width=64, num_frames=5,
                steps=20, guidance_scale=1.0, guidance_scale_2=1.0, seed=10, flow_shift=3.0,
                scheduler="euler", image="generated")),
}

TABLES = ("scheduler", "euler", "randn", "prompt")


def write_table(name: str, fixtures: Path) -> None:
    """Write one of the JSON tables that need no model."""
    makers = {"scheduler": scheduler_goldens, "euler": euler_goldens, "randn": randn_goldens,
              "prompt": lambda: prompt_goldens(fixtures)}
    (fixtures / "goldens").mkdir(parents=True, exist_ok=True)
    dump_json(fixtures / "goldens" / f"{name}.json", {"versions": versions()} | makers[name]())
    print(f"{name}.json")


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fixtures", type=Path, default=FIXTURES)
    parser.add_argument("--only", choices=[*CONFIGS, *TABLES], help="make just this one")
    args = parser.parse_args()
    torch.set_num_threads(THREADS)
    for name, config in CONFIGS.items():
        if args.only in (None, name):
            result = run_reference(args.fixtures / config.checkpoint, config.request,
                                   tiling=config.tiling, trace=config.trace)
            steps = config.request.steps
            kept_steps = [0, steps // 2, steps - 1] if config.few_steps else None
            write_golden(args.fixtures / "goldens" / name, config.checkpoint, config.request,
                         result, config.tiling, kept_steps)
            print(f"{name}: {sum(t.numel() for t in result.tensors.values()) * 4 / 1e6:.2f} MB")
    for name in TABLES:
        if args.only in (None, name):
            write_table(name, args.fixtures)


if __name__ == "__main__":
    main()
