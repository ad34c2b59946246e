import { largestRegion } from './region.mjs';

/** A thing is there when it stands out from the background by this much, as Euclidean distance of RGB 0…255. */
const leastContrast = 40;
/** Share of pixels that may stand out even more than the thing: outliers. */
const outliers = 0.005;
/** Pixels that stand out by this share of the most are surely the thing's own. */
const core = 0.7;
/** Pixels around the region that are looked at too, so that blurred edges count. */
const rim = 3;
/** How far beyond 0…1 a pixel's share may lie before it is cut off: noise must not add up to one side. */
const slack = 0.3;

/**
 * Finds the background (median colour of the border) and the thing before it.
 * `clip` is raw RGB: `frames` × `height` × `width` × 3 bytes. Per frame: the share of the thing in each pixel near it, or
 * null where there is none. `colour` is null when nothing stands out.
 */
export function segmentClip(clip) {
  const background = medianColour(clip, borderPixels(clip));
  const distances = distancesFrom(clip, background);
  const strongest = distances
    .slice()
    .sort()
    .at(-1 - Math.floor(distances.length * outliers));
  if (strongest < leastContrast)
    return { background, colour: null, shares: Array.from({ length: clip.frames }, () => null) };
  const own = [];
  distances.forEach((distance, pixel) => {
    if (distance > core * strongest) own.push(pixel);
  });
  const colour = medianColour(clip, own);
  const size = clip.width * clip.height;
  const shares = Array.from({ length: clip.frames }, (_, frame) =>
    sharesIn(clip, frame * size, background, colour),
  );
  return { background, colour, shares };
}

function borderPixels({ frames, width, height }) {
  const frame = [
    ...Array.from({ length: width }, (_, x) => [x, (height - 1) * width + x]),
    ...Array.from({ length: height }, (_, y) => [y * width, y * width + width - 1]),
  ].flat();
  return Array.from({ length: frames }, (_, t) => frame.map((pixel) => t * width * height + pixel)).flat();
}

function medianColour({ rgb }, pixels) {
  const counts = [0, 1, 2].map(() => new Uint32Array(256));
  let total = 0;
  for (const pixel of pixels) {
    total++;
    for (let c = 0; c < 3; c++) counts[c][rgb[pixel * 3 + c]]++;
  }
  return counts.map((histogram) => {
    let seen = 0;
    return histogram.findIndex((count) => {
      seen += count;
      return seen * 2 >= total;
    });
  });
}

function distancesFrom({ rgb }, [r, g, b]) {
  const distances = new Float32Array(rgb.length / 3);
  for (let pixel = 0; pixel < distances.length; pixel++) {
    const at = pixel * 3;
    distances[pixel] = Math.sqrt((rgb[at] - r) ** 2 + (rgb[at + 1] - g) ** 2 + (rgb[at + 2] - b) ** 2);
  }
  return distances;
}

/** Where each pixel of one frame lies between background and colour, kept near the largest region of the thing. */
function sharesIn({ rgb, width, height }, start, background, colour) {
  const way = colour.map((value, c) => value - background[c]);
  const length = way.reduce((sum, value) => sum + value ** 2, 0);
  const shares = new Float32Array(width * height);
  for (let pixel = 0; pixel < shares.length; pixel++) {
    let along = 0;
    for (let c = 0; c < 3; c++) along += way[c] * (rgb[(start + pixel) * 3 + c] - background[c]);
    shares[pixel] = Math.min(1 + slack, Math.max(-slack, along / length));
  }
  const near = largestRegion(shares, { width, height, rim });
  return near && shares.map((share, pixel) => (near[pixel] ? share : 0));
}
