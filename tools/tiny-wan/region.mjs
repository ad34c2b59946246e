const inside = 0.5;
/** Fewer pixels than this are a speck. */
const leastPixels = 6;

/**
 * Marks the largest connected region of shares above a half, and `rim` pixels around it; null when there are but specks.
 */
export function largestRegion(shares, { width, height, rim }) {
  const seen = new Uint8Array(shares.length);
  let largest = [];
  for (let start = 0; start < shares.length; start++) {
    if (seen[start] || shares[start] <= inside) continue;
    const region = flood(start, { shares, seen, width, height });
    if (region.length > largest.length) largest = region;
  }
  return largest.length < leastPixels ? null : grown(largest, { width, height, rim });
}

function flood(start, { shares, seen, width, height }) {
  const region = [start];
  seen[start] = 1;
  for (let next = 0; next < region.length; next++)
    for (const pixel of neighbours(region[next], width, height)) {
      if (seen[pixel] || shares[pixel] <= inside) continue;
      seen[pixel] = 1;
      region.push(pixel);
    }
  return region;
}

function neighbours(pixel, width, height) {
  const [x, y] = [pixel % width, Math.floor(pixel / width)];
  return [
    ...(x > 0 ? [pixel - 1] : []),
    ...(x < width - 1 ? [pixel + 1] : []),
    ...(y > 0 ? [pixel - width] : []),
    ...(y < height - 1 ? [pixel + width] : []),
  ];
}

function grown(region, { width, height, rim }) {
  const marked = new Uint8Array(width * height);
  for (const pixel of region) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    for (let row = Math.max(0, y - rim); row <= Math.min(height - 1, y + rim); row++)
      marked.fill(1, row * width + Math.max(0, x - rim), row * width + Math.min(width - 1, x + rim) + 1);
  }
  return marked;
}
