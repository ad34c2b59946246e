import { distances } from './outlines.mjs';
import { orders, silhouetteOf } from './silhouette.mjs';

const idealSize = 96;
const idealRadius = 30;

/** What the ideal drawing of each shape measures: the rules come from drawings alone. */
const ideals = Object.entries(distances).map(([name, distanceOf]) => {
  const distance = distanceOf(idealRadius);
  const shares = Float32Array.from({ length: idealSize ** 2 }, (_, pixel) => {
    const [x, y] = [pixel % idealSize, Math.floor(pixel / idealSize)].map((v) => v + 0.5 - idealSize / 2);
    return Math.min(1, Math.max(0, 0.5 - distance(x, y)));
  });
  return { name, features: featuresOf(silhouetteOf(shares, { width: idealSize, height: idealSize })) };
});
const strongest = orders.map((_, index) => Math.max(...ideals.map(({ features }) => features[index])));

/**
 * The shape whose 3-, 4- and 5-fold symmetry is closest to that of a clip's silhouettes: the median over frames where it is
 * not cut off by the border, or over all when it always is. Blind to place, size and angle. Undefined without silhouettes.
 */
export function nameShape(silhouettes) {
  if (silhouettes.length === 0) return undefined;
  const whole = silhouettes.filter(({ cut }) => !cut);
  const measured = (whole.length > 0 ? whole : silhouettes).map(featuresOf);
  const features = orders.map((_, index) => median(measured.map((one) => one[index])));
  const ranked = ideals
    .map((ideal) => ({ name: ideal.name, distance: distanceBetween(features, ideal.features) }))
    .sort((a, b) => a.distance - b.distance);
  return { name: ranked[0].name, score: 1 - ranked[0].distance / ranked[1].distance, features };
}

function featuresOf({ harmonics }) {
  return orders.map((order) => Math.hypot(harmonics[order].re, harmonics[order].im));
}

function distanceBetween(a, b) {
  return Math.hypot(...a.map((value, index) => (value - b[index]) / strongest[index]));
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
