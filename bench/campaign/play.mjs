import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRetake } from '@retake/kernel';
import { FakeRandom } from '@retake/plugin-testkit';
import { writeCheckpoint } from './checkpoint.mjs';
import { faults } from './faults.mjs';
import { judgeRun } from './judge-run.mjs';
import { simulatedModel } from './simulated-model.mjs';
import { VirtualClock } from './virtual-clock.mjs';

const begin = Date.UTC(2026, 0, 1);
/** Between two generations, in milliseconds. */
const pauseMs = 600_000;
const freeBytes = 2 ** 33;

const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The world that the simulated model lives in: one generation at a time, with one fault. */
class World {
  clock = new VirtualClock(begin);
  #case;

  meet(given) {
    this.#case = { ...given, struck: 0, since: undefined };
  }

  /** Throws the fault's words while it holds. */
  async strike(plan, stage) {
    const { fault, effect, root, cache } = this.#case;
    if (stage !== fault.stage) return;
    this.#case.since ??= this.clock.now();
    const now = { struck: this.#case.struck, sinceMs: this.#sinceMs(), root, cache, exists };
    if (!(await effect.holds(plan, now))) return;
    this.#case.struck += 1;
    throw fault.words(effect, plan);
  }

  /** Free memory of the simulated machine. */
  free() {
    return this.#case?.effect.freeBytes?.(this.#sinceMs()) ?? freeBytes;
  }

  /** The dial for other checkpoints, where there is one. */
  checkpoints({ checkpoint }) {
    const { effect, root } = this.#case;
    if (!effect.alternative) return [];
    const other = join(root, '..', 'other');
    const setting = (id, path) => ({
      id,
      title: `use ${id}`,
      values: { checkpoint: path },
      qualityCost: 0,
      timeFactor: 1,
    });
    const settings = [setting('asked', root), setting('other', other)];
    return [
      {
        id: 'checkpoint',
        kind: 'checkpoint',
        stages: ['denoise'],
        settings,
        current: checkpoint === root ? 'asked' : 'other',
      },
    ];
  }

  #sinceMs() {
    return this.clock.now() - (this.#case.since ?? this.clock.now());
  }
}

/**
 * Plays the whole campaign once. Everything it needs of the file system lies in a folder that is removed at the end.
 * @param options.only failure types that are played; the others are drawn and left out, so that each keeps its faults.
 */
export async function play({ generations, seed, only = types, tell = () => {} }) {
  const home = await mkdtemp(join(tmpdir(), 'retake-campaign-'));
  const cache = join(home, 'cache');
  const world = new World();
  const os = createRequire(import.meta.url)('node:os');
  const { freemem } = os;
  os.freemem = () => world.free();
  syncBuiltinESMExports();
  const retake = await createRetake({
    from: import.meta.url,
    plugins: [simulatedModel(world)],
    exclude: ['@retake/runtime-ort'],
    hardware: 'simulated-card',
    runsDirectory: join(home, 'runs'),
    cacheDirectory: cache,
    clock: world.clock,
    random: new FakeRandom(seed),
  });
  const random = new FakeRandom(seed + 1);
  const draw = () => random.next();
  const hash = createHash('sha256');
  const results = [];
  try {
    for (let index = 0; index < generations; index += 1) {
      const fault = chosen(index, draw);
      const effect = fault.make(draw);
      if (!only.includes(fault.type)) continue;
      const root = join(home, 'models', String(index), 'asked');
      await mkdir(root, { recursive: true });
      await writeCheckpoint(root);
      await effect.prepare?.({ root, cache, at: world.clock.now() });
      world.meet({ fault, effect, root, cache });
      const job = await retake.submit({
        model: 'simulated',
        checkpoint: root,
        prompt: 'a fox',
        ...effect.request,
      });
      await job.settled();
      const verdict = judgeRun(await retake.history(job.id));
      hash.update(JSON.stringify(verdict.decisions));
      results.push({ fault, effect, ...verdict });
      await rm(join(home, 'models', String(index)), { recursive: true });
      await rm(join(cache, 'quantized'), { recursive: true, force: true });
      world.clock.pass(pauseMs);
      tell(results.length);
    }
    return { results, hash: hash.digest('hex'), plugins: retake.plugins() };
  } finally {
    await retake.stop();
    os.freemem = freemem;
    syncBuiltinESMExports();
    await rm(home, { recursive: true, force: true });
  }
}

const types = [...new Set(faults.map(({ type }) => type))];

/** Types take turns, so that each has its share; which fault of the type is drawn. */
function chosen(index, draw) {
  const ofType = faults.filter(({ type }) => type === types[index % types.length]);
  return ofType[Math.floor(draw() * ofType.length)];
}
