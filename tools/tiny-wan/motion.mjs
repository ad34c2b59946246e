import { orders } from './silhouette.mjs';

/** Shares of the picture's shorter side; the drawn ones go at least a fifth. */
const leastWay = 0.08;
const leastBounce = 0.14;
/** A way back counts from this share of the whole height on. */
const turnShare = 0.35;
/** Natural logarithm of the area's growth; the drawn ones grow at least twofold. */
const leastGrowth = Math.log(1.8);
/** Radians; the drawn ones turn by 4.7. */
const leastTurn = 1.5;
/** Frames at each end that are averaged. */
const ends = 2;

/**
 * What the silhouettes of a clip do: left, right, up, down, growing, spinning, bouncing or still.
 * `track` holds one silhouette per frame where there was one. `direction` is where the thing ends up, whatever else it does.
 */
export function nameMotion(track, { width, height }) {
  if (track.length < 2) return { name: 'still', direction: 'none' };
  const side = Math.min(width, height);
  const xs = track.map(({ centre }) => centre.x / side);
  const ys = track.map(({ centre }) => centre.y / side);
  const measures = {
    right: after(xs) - before(xs),
    down: after(ys) - before(ys),
    growth: Math.log(after(track.map(({ area }) => area)) / before(track.map(({ area }) => area))),
    turned: turnOf(track),
    turns: reversals(ys),
    height: Math.max(...ys) - Math.min(...ys),
    width: Math.max(...xs) - Math.min(...xs),
  };
  const direction = directionOf(measures);
  return { name: nameOf(measures, direction), direction, ...measures };
}

function nameOf({ growth, turns, height, width, turned }, direction) {
  if (growth > leastGrowth) return 'growing';
  if (turns >= 2 && height > leastBounce && height > width) return 'bouncing';
  if (direction !== 'none') return direction;
  return Math.abs(turned) > leastTurn ? 'spinning' : 'still';
}

function directionOf({ right, down }) {
  if (Math.max(Math.abs(right), Math.abs(down)) < leastWay) return 'none';
  if (Math.abs(right) > Math.abs(down)) return right > 0 ? 'right' : 'left';
  return down > 0 ? 'down' : 'up';
}

const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;
const before = (values) => mean(values.slice(0, ends));
const after = (values) => mean(values.slice(-ends));

/** Times the way turns back, small wobbles aside. */
function reversals(values) {
  const least = (Math.max(...values) - Math.min(...values)) * turnShare;
  let [direction, furthest, count] = [0, values[0], 0];
  for (const value of values) {
    const way = value - furthest;
    if (direction === 0 ? Math.abs(way) > least : way * direction < -least) {
      if (direction !== 0) count++;
      direction = Math.sign(way);
      furthest = value;
    } else if (way * direction > 0) furthest = value;
  }
  return count;
}

/** Radians turned from the first to the last frame, by the symmetry that the outlines show most. */
function turnOf(track) {
  const [order] = [...orders].sort((a, b) => strength(track, b) - strength(track, a));
  const angles = track.map(({ harmonics }) => Math.atan2(harmonics[order].im, harmonics[order].re));
  return angles.slice(1).reduce((sum, angle, index) => sum + wrapped(angle - angles[index]), 0) / order;
}

/** Squares show far less of theirs than triangles and stars, as they are rounder. */
const typical = { 3: 0.38, 4: 0.165, 5: 0.56 };

function strength(track, order) {
  return (
    mean(track.map(({ harmonics }) => Math.hypot(harmonics[order].re, harmonics[order].im))) / typical[order]
  );
}

function wrapped(angle) {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}
