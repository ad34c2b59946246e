import { distances } from './outlines.mjs';
import { between } from './random.mjs';
import { world } from './world.mjs';

const jitterRange = 8;
const brightest = 255;
const margin = 2;
const turns = 0.75;
/** No corner is farther from the centre than this, in radii. */
const widest = 1.3;
const still = (value) => () => value;

/**
 * Draws a scene as render.py does, the same numbers from the same random numbers in 0…1.
 * Returns raw RGB, `frames` × `size` × `size` × 3 bytes, with its sizes.
 */
export function renderClip(scene, random, { frames = world.frames, size = world.size } = {}) {
  const colour = jitter(world.colours[scene.colour], random);
  const background = jitter(world.backgrounds[scene.background], random);
  const rgb = new Uint8Array(frames * size * size * 3);
  posesOf(scene, random, { frames, size }).forEach((pose, frame) => {
    const cover = coverage(scene.shape, pose, size);
    cover.forEach((share, pixel) => {
      for (let c = 0; c < 3; c++) {
        const value = share * colour[c] + (1 - share) * background[c];
        rgb[(frame * cover.length + pixel) * 3 + c] = Math.round(value * brightest);
      }
    });
  });
  return { rgb, frames, width: size, height: size };
}

/** A colour as 0…1 with a little variation. */
function jitter(rgb, random) {
  return rgb.map((value) =>
    Math.min(1, Math.max(0, (value + between(random, -jitterRange, jitterRange)) / brightest)),
  );
}

/** Centre, radius and angle of every frame. */
export function posesOf(scene, random, { frames, size }) {
  const scale = size / world.size;
  const radius = between(random, ...world.sizes[scene.size]) * scale;
  const near = radius + margin * scale;
  const far = size - radius - margin * scale;
  const x = still(between(random, near, far));
  const y = still(between(random, near, far));
  const path = motions[scene.motion]({ random, scale, radius, near, far, size });
  const laws = { x, y, radius: still(radius), angle: still(0), ...path };
  return Array.from({ length: frames }, (_, frame) => {
    const t = frames === 1 ? 0 : frame / (frames - 1);
    return { x: laws.x(t), y: laws.y(t), radius: laws.radius(t), angle: laws.angle(t) };
  });
}

const mix = (from, to) => (t) => from + (to - from) * t;

/** Laws of motion over time 0…1; what they leave out stays as it is. */
const motions = {
  left: (room) => ({ x: mix(...along(room).reverse()) }),
  right: (room) => ({ x: mix(...along(room)) }),
  up: (room) => ({ y: mix(...along(room).reverse()) }),
  down: (room) => ({ y: mix(...along(room)) }),
  growing: ({ random, scale, radius, size }) => {
    const top = Math.min(radius * 2.1, size / 2 - 4 * scale);
    const place = () => still(between(random, top + 2, size - top - 2));
    return { x: place(), y: place(), radius: mix(radius * 0.8, top) };
  },
  spinning: ({ random, scale, size }) => {
    const place = () => still(size / 2 + between(random, -8, 8) * scale);
    return { x: place(), y: place(), angle: (t) => t * 2 * Math.PI * turns };
  },
  bouncing: ({ random, near, far }) => {
    const ceiling = near + (far - near) * between(random, 0.05, 0.25);
    return { y: (t) => ceiling + (far - ceiling) * (1 - (((t * 1.5) % 1) * 2 - 1) ** 2) };
  },
};

/** Two places on a path, at least a share of it apart. */
function along({ random, near, far }) {
  const length = (far - near) * between(random, 0.62, 0.95);
  const start = between(random, near, far - length);
  return [start, start + length];
}

/** Share of each pixel that a shape covers, from its signed distance. */
function coverage(shape, { x: cx, y: cy, radius, angle }, size) {
  const distance = distances[shape](radius);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const cover = new Float64Array(size * size);
  const reach = radius * widest + 1;
  for (let row = Math.max(0, Math.floor(cy - reach)); row < Math.min(size, cy + reach); row++)
    for (let column = Math.max(0, Math.floor(cx - reach)); column < Math.min(size, cx + reach); column++) {
      const [x, y] = [column + 0.5 - cx, row + 0.5 - cy];
      const away = distance(x * cos + y * sin, -x * sin + y * cos);
      cover[row * size + column] = Math.min(1, Math.max(0, 0.5 - away));
    }
  return cover;
}
