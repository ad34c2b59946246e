import { orders } from './silhouette.mjs';

const shapes = { 3: 'triangle', 4: 'square', 5: 'star' };
/**
 * An outline whose strongest symmetry is weaker than this is round. Drawn circles stay below 0.03 even under strong noise; of
 * ideal drawings the square reaches 0.16, the triangle 0.38 and the star 0.74 (shape.test.ts).
 */
const round = 0.05;

/**
 * The shape whose symmetry (3-, 4- or 5-fold) is the strongest in a clip's silhouettes: the median over frames where it is
 * not cut off by the border, or over all when it always is. Blind to place, size and angle. Undefined without silhouettes.
 */
export function nameShape(silhouettes) {
  if (silhouettes.length === 0) return undefined;
  const whole = silhouettes.filter(({ cut }) => !cut);
  const measured = (whole.length > 0 ? whole : silhouettes).map(symmetriesOf);
  const symmetries = orders.map((_, index) => median(measured.map((one) => one[index])));
  const strongest = Math.max(...symmetries);
  const name = strongest < round ? 'circle' : shapes[orders[symmetries.indexOf(strongest)]];
  return { name, symmetries };
}

function symmetriesOf({ harmonics }) {
  return orders.map((order) => Math.hypot(harmonics[order].re, harmonics[order].im));
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
