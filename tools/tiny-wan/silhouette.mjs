/** Symmetries looked for: of a triangle, a square, a star. */
export const orders = [3, 4, 5];
const highest = Math.max(...orders);

/**
 * Area, centre and symmetry of shares of pixels (one frame); sizes in pixels.
 *
 * `harmonics[k]` is Σ share·zᵏ with z = x + iy from the centre, per area and per kᵗʰ power of the radius of a disc of the same
 * area: its length tells how k-fold the outline is and its angle how it is turned. Blurring by any round kernel
 * leaves it as it is, because zᵏ is harmonic. `inertia` is the mean squared distance from the centre over the squared radius of
 * that disc: 1/2 for a disc.
 */
export function silhouetteOf(shares, { width, height }) {
  let area = 0;
  let x = 0;
  let y = 0;
  shares.forEach((share, pixel) => {
    area += share;
    x += share * (pixel % width);
    y += share * Math.floor(pixel / width);
  });
  const centre = { x: x / area, y: y / area };
  const radius = Math.sqrt(area / Math.PI);
  const moments = momentsAbout(shares, { width, centre, radius });
  return { area, centre, radius, ...moments, cut: touchesBorder(shares, { width, height }) };
}

function momentsAbout(shares, { width, centre, radius }) {
  const harmonics = Object.fromEntries(orders.map((order) => [order, { re: 0, im: 0 }]));
  let inertia = 0;
  shares.forEach((share, pixel) => {
    if (share === 0) return;
    const x = ((pixel % width) - centre.x) / radius;
    const y = (Math.floor(pixel / width) - centre.y) / radius;
    const weight = share / (Math.PI * radius ** 2);
    inertia += weight * (x * x + y * y);
    let [re, im] = [weight, 0];
    for (let order = 1; order <= highest; order++) {
      [re, im] = [re * x - im * y, re * y + im * x];
      if (!(order in harmonics)) continue;
      harmonics[order].re += re;
      harmonics[order].im += im;
    }
  });
  return { inertia, harmonics };
}

function touchesBorder(shares, { width, height }) {
  return shares.some((share, pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    return share > 0.5 && (x === 0 || y === 0 || x === width - 1 || y === height - 1);
  });
}
