import { world } from './world.mjs';

/** Lightness counts half: a darker orange is still orange, not red. */
const lightnessWeight = 0.5;

const named = Object.entries(world.colours).map(([name, rgb]) => ({ name, lab: okLab(rgb) }));

/** The named colour closest to an RGB value (0…255) in OKLab, and how far the runner-up is behind, 0…1. */
export function nameColour(rgb) {
  const lab = okLab(rgb);
  const ranked = named
    .map(({ name, lab: other }) => ({ name, distance: distance(lab, other) }))
    .sort((a, b) => a.distance - b.distance);
  const [best, second] = ranked;
  return { name: best.name, score: 1 - best.distance / second.distance };
}

function distance(a, b) {
  return Math.hypot(lightnessWeight * (a[0] - b[0]), a[1] - b[1], a[2] - b[2]);
}

/** sRGB 0…255 → OKLab (Ottosson 2020). */
export function okLab(rgb) {
  const [r, g, b] = rgb.map((value) => linear(value / 255));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function linear(value) {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
