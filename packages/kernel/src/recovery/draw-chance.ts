import type { Chance } from './learned-chance.js';

/**
 * One number drawn from a Beta distribution, as X / (X + Y) of two Gamma numbers. Gamma numbers by Marsaglia and Tsang
 * (2000), with Johnk's boost for shapes below 1.
 * @param random numbers in [0, 1)
 */
export function drawChance({ alpha, beta }: Pick<Chance, 'alpha' | 'beta'>, random: () => number): number {
  const x = gamma(alpha, random);
  const y = gamma(beta, random);
  return x + y > 0 ? x / (x + y) : alpha / (alpha + beta);
}

function gamma(shape: number, random: () => number): number {
  if (shape <= 0) return 0;
  if (shape < 1) return gamma(shape + 1, random) * positive(random) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal(random);
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(positive(random)) < z ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Standard normal, by Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(positive(random))) * Math.cos(2 * Math.PI * random());
}

function positive(random: () => number): number {
  return 1 - random();
}
