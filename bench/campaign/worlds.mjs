import { dirname, join } from 'node:path';
import { isSound, spoil, write, writeCheckpoint } from './checkpoint.mjs';
import { cardBytes, leastNeed, needs } from './simulated-model.mjs';

const usable = 0.92;
const hour = 3_600_000;
const day = 24 * hour;
/** A process that is certainly gone: beyond the largest id that Linux gives. */
const goneProcess = 2 ** 22 + 1;

/** How many times a passing failure strikes, with the share of cases. */
const strikes = [
  [1, 0.55],
  [2, 0.25],
  [3, 0.1],
  [4, 0.06],
  [6, 0.04],
];

const drawn = (random, table) => {
  let left = random();
  for (const [value, part] of table) {
    left -= part;
    if (left < 0) return value;
  }
  return table.at(-1)[0];
};
const between = (random, low, high) => low * (high / low) ** random();

/**
 * What a fault does. `holds(plan, now)` says whether it still strikes, `recoverable` whether the world holds a cure that needs
 * no person, `beyond` whether recovery may find one that this does not count: a clip smaller than any level, `transient` whether the same again may pass, `prepare` puts its files in place.
 */
const world = (holds, rest = {}) => ({ holds, recoverable: true, transient: false, ...rest });

/** Passes after some tries. */
export const passes = (random) => {
  const count = drawn(random, strikes);
  return world((_plan, { struck }) => struck < count, { transient: true });
};

/** Passes after a time of 0.5 s to a minute. */
export const outage = (random) => {
  const ms = between(random, 500, 60_000);
  return world((_plan, { sinceMs }) => sinceMs < ms, { transient: true });
};

/** Passes when a named time is over, as the error says. */
export const asksToWait = (random) => {
  const seconds = Math.ceil(between(random, 2, 120));
  return world((_plan, { sinceMs }) => sinceMs < seconds * 1000, { transient: true, seconds });
};

/** Only a person can help. */
export const hopeless = () => world(() => true, { recoverable: false });

/** Strikes as long as an option of the plan has this value. */
export const option = (name, value) => () => world(({ options }) => options[name] === value);

/** Strikes as long as a request is not as the model needs it. */
export const request = (given, holds) => () => world((plan) => holds(plan.request), { request: given });

/** The stage takes more memory than expected, by a factor that keeps the first plan from fitting; some fit in no plan. */
export const memory = (stage) => (random) => {
  const room = cardBytes * usable;
  const asked = { request: { width: 832, height: 480, frames: 81 }, options: comfort };
  const factor = (room / needs(asked)[stage]) * between(random, 1.05, 12);
  const bytes = (plan) => needs(plan)[stage] * factor;
  const recoverable = leastNeed(stage) * factor <= room;
  return world((plan) => bytes(plan) > room, { recoverable, beyond: true, bytes });
};
const comfort = { residency: 'keep', precision: 'source', tiling: 'none' };

/** Another program holds memory of the machine and gives it back after a time. */
export const machineMemory = (random) => {
  const ms = between(random, 1000, 50_000);
  return world((_plan, { sinceMs }) => sinceMs < ms, {
    freeBytes: (sinceMs) => (sinceMs < ms ? 2 ** 28 : 2 ** 33),
  });
};

/** A file of the checkpoint is damaged; a folder beside it has a whole copy, or not. */
export const damagedVae = (copied) => () =>
  world((_plan, { root }) => isSound('vae', root).then((sound) => !sound), {
    recoverable: copied,
    async prepare({ root }) {
      if (copied) await writeCheckpoint(join(dirname(root), 'copy'));
      await spoil.truncateVae(root);
    },
  });

/** The index names shards that are not there; the shards themselves are whole. */
export const wrongIndex = () =>
  world((_plan, { root }) => isSound('index', root).then((sound) => !sound), {
    prepare: ({ root }) => spoil.staleIndex(root),
  });

/** Something left behind has to go: its place, its text and its age. */
export const leftBehind = (place, text, ageMs) => () => {
  const at = ({ root, cache }) => join(place.startsWith('quantized') ? cache : root, place);
  return world((_plan, now) => now.exists(at(now)), {
    prepare: (now) => write(at(now), text, now.at, ageMs),
  });
};
export const halfDownload = leftBehind('vae/.cache/weights.incomplete', 'half of a file', hour);
export const staleLock = leftBehind('.locks/weights.lock', `{"pid":${goneProcess}}`, day);
export const fullCache = leftBehind('quantized/old/weights.safetensors', 'derived weights', 7 * day);

/** The weights do not fit this model; another checkpoint of the machine does, or not. */
export const otherCheckpoint = (there) => () =>
  world(({ checkpoint }, { root }) => checkpoint === root, {
    recoverable: there,
    alternative: there,
    async prepare({ root }) {
      if (there) await writeCheckpoint(join(dirname(root), 'other'));
    },
  });
