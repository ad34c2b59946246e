import { normal } from './random.mjs';

const brightest = 255;
const reach = 3;

/** A clip blurred by a Gaussian (`sigma` in pixels) and with normal noise (`noise` in 0…255) on every value. */
export function degrade(clip, { sigma, noise }, random) {
  const blurred = sigma > 0 ? blur(clip, sigma) : Float64Array.from(clip.rgb);
  const rgb = new Uint8Array(blurred.length);
  for (let at = 0; at < rgb.length; at++) {
    const value = blurred[at] + (noise > 0 ? noise * normal(random) : 0);
    rgb[at] = Math.min(brightest, Math.max(0, Math.round(value)));
  }
  return { ...clip, rgb };
}

function blur({ rgb, width, height }, sigma) {
  const radius = Math.ceil(sigma * reach);
  const weights = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma ** 2)),
  );
  const total = weights.reduce((a, b) => a + b, 0);
  const along = (values, step, count) => {
    const result = new Float64Array(values.length);
    for (let at = 0; at < values.length; at++) {
      const position = Math.floor(at / step) % count;
      for (let i = 0; i < weights.length; i++) {
        const other = Math.min(count - 1, Math.max(0, position + i - radius));
        result[at] += (weights[i] / total) * values[at + (other - position) * step];
      }
    }
    return result;
  };
  return along(along(Float64Array.from(rgb), 3, width), 3 * width, height);
}
