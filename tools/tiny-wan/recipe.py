"""Makes the three checkpoints from nothing: every stage after what it needs, two at a time.

    python recipe.py --out work --to ../../packages/tiny-wan
    python recipe.py --out work --list

A stage that ended leaves work/<stage>.done and is not done again; one that was stopped goes on from its
last saved weights, with its minutes from the start. Minutes are those of one core; `--share` makes all of them longer or shorter.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

LANES = 2
POLL_SECONDS = 2


@dataclass(frozen=True)
class Stage:
    """One command; `minutes` is given to it where it trains by the clock."""

    name: str
    command: str
    needs: tuple[str, ...] = ()
    minutes: float | None = None


STAGES = [
    Stage("words", "words.py"),
    Stage("text", "train_text.py", ("words",)),
    Stage("vae-2.1", "train_vae.py 2.1", minutes=35),
    Stage("vae-2.2", "train_vae.py 2.2", minutes=35),
    Stage("vae-2.1-longer", "train_vae.py 2.1 --begin 0.55 --peak 0.012", ("vae-2.1",), 25),
    Stage("vae-2.2-longer", "train_vae.py 2.2 --begin 0.55 --peak 0.012", ("vae-2.2",), 20),
    Stage("latents-2.1", "latents.py 2.1 --clips 7200", ("vae-2.1-longer",)),
    Stage("given-2.1", "latents.py 2.1 --clips 800 --given", ("latents-2.1",)),
    Stage("latents-2.2", "latents.py 2.2 --clips 16000", ("vae-2.2-longer",)),
    Stage("t2v-base", "train_dit.py t2v --name t2v-base", ("text", "latents-2.1"), 40),
    Stage("ti2v", "train_dit.py ti2v --name ti2v", ("text", "latents-2.2"), 260),
    Stage("shape-2.2", "shape_latents.py 2.2", ("latents-2.2",)),
    Stage("ti2v-shapes", "train_dit.py ti2v --name ti2v --shapes --with-image 0.3 --peak 0.008", ("ti2v", "shape-2.2"), 34),
    Stage("i2v-base", "train_dit.py i2v --name i2v-base --init t2v-base", ("t2v-base", "given-2.1"), 23),
    Stage("t2v-high", "train_dit.py t2v --name t2v-high --init t2v-base --noise 0.86 1 --peak 0.01", ("t2v-base",), 45),
    Stage("t2v-low", "train_dit.py t2v --name t2v-low --init t2v-base --noise 0 0.89 --peak 0.01", ("t2v-base",), 30),
    Stage("i2v-high", "train_dit.py i2v --name i2v-high --init i2v-base --noise 0.88 1 --peak 0.01", ("i2v-base",), 8),
    Stage("i2v-low", "train_dit.py i2v --name i2v-low --init i2v-base --noise 0 0.91 --peak 0.01", ("i2v-base",), 8),
    Stage("narrow-2.1-encoder", "narrow.py 2.1 encoder", ("latents-2.1",), 16),
    Stage("narrow-2.1-decoder", "narrow.py 2.1 decoder", ("latents-2.1",), 34),
    Stage("narrow-2.2-encoder", "narrow.py 2.2 encoder", ("latents-2.2",), 20),
    Stage("narrow-2.2-decoder", "narrow.py 2.2 decoder", ("latents-2.2",), 34),
]


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("work"))
    parser.add_argument("--to", type=Path, help="folder for the checkpoints; without it they are not exported")
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--list", action="store_true")
    return parser.parse_args()


def done(out: Path, name: str) -> Path:
    return out / f"{name}.done"


def begin(stage: Stage, args: argparse.Namespace) -> subprocess.Popen[bytes]:
    """Starts a stage; its words go to <out>/<stage>.log."""
    minutes = [] if stage.minutes is None else ["--minutes", str(stage.minutes * args.share)]
    log = (args.out / f"{stage.name}.log").open("ab")
    return subprocess.Popen([sys.executable, *stage.command.split(), "--out", str(args.out), *minutes], stdout=log, stderr=log)


def settle(running: dict[str, subprocess.Popen[bytes]], out: Path) -> None:
    """Takes out what has ended; a failure ends everything."""
    for name, process in list(running.items()):
        if process.poll() is None: continue
        del running[name]
        if process.returncode != 0:
            for other in running.values(): other.terminate()
            raise SystemExit(f"{name} failed, see {out / name}.log")
        done(out, name).touch()
        print("done", name, flush=True)


def main() -> None:
    args = options()
    args.out.mkdir(parents=True, exist_ok=True)
    if args.list:
        for stage in STAGES: print("done" if done(args.out, stage.name).exists() else "open", stage.name, stage.minutes or "", stage.command)
        return
    running: dict[str, subprocess.Popen[bytes]] = {}
    while running or not all(done(args.out, stage.name).exists() for stage in STAGES):
        settle(running, args.out)
        for stage in STAGES:
            free = len(running) < LANES and stage.name not in running and not done(args.out, stage.name).exists()
            if free and all(done(args.out, name).exists() for name in stage.needs):
                running[stage.name] = begin(stage, args)
        time.sleep(POLL_SECONDS)
    if args.to:
        subprocess.run([sys.executable, "export.py", "--out", str(args.out), "--to", str(args.to)], check=True)


if __name__ == "__main__":
    main()
