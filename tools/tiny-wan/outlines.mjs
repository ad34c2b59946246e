const starPoints = 5;
const starInner = 0.4;

/** Signed distance to the outline of each shape, negative inside, as in render.py. */
export const distances = {
  circle: (radius) => (x, y) => Math.sqrt(x * x + y * y) - radius,
  square: polygon([
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ]),
  triangle: polygon(regular(3, 1.15)),
  star: polygon(regular(starPoints, 1.2, starInner)),
};

/** Corners of a regular polygon, or of a star when there is an inner radius, the first one up. */
function regular(count, size, inner) {
  const steps = count * (inner === undefined ? 1 : 2);
  return Array.from({ length: steps }, (_, step) => {
    const angle = -Math.PI / 2 + (step * 2 * Math.PI) / steps;
    const radius = size * (inner !== undefined && step % 2 === 1 ? inner : 1);
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });
}

function polygon(points) {
  return (radius) => {
    const corners = points.map(([x, y]) => [x * radius, y * radius]);
    const edges = corners.map((from, index) => [from, corners[(index + 1) % corners.length]]);
    return (x, y) => {
      let nearest = Infinity;
      let inside = false;
      for (const edge of edges) {
        nearest = Math.min(nearest, distanceTo(edge, x, y));
        if (crosses(edge, x, y)) inside = !inside;
      }
      return inside ? -nearest : nearest;
    };
  };
}

function distanceTo([[ax, ay], [bx, by]], x, y) {
  const [ex, ey] = [bx - ax, by - ay];
  const u = Math.min(1, Math.max(0, ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey)));
  return Math.sqrt((x - ax - u * ex) ** 2 + (y - ay - u * ey) ** 2);
}

/** Whether a ray to the right meets the edge. */
function crosses([[ax, ay], [bx, by]], x, y) {
  return ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax);
}
