import { between, normal } from './random.mjs';

const brightest = 255;
const reach = 3;
const wavesPerColour = 2;

/**
 * A clip blurred by a Gaussian (`sigma` in pixels), with stains (soft, coming and going, of about `stains` in 0…255) and with
 * normal noise (`noise` in 0…255) on every value.
 */
export function degrade(clip, { sigma, noise, stains = 0 }, random) {
  const blurred = sigma > 0 ? blur(clip, sigma) : Float64Array.from(clip.rgb);
  if (stains > 0) stain(blurred, clip, stains, random);
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

/** Adds slow waves of colour, other ones for each of red, green and blue. */
function stain(values, { frames, width, height }, strength, random) {
  const waves = Array.from({ length: 3 * wavesPerColour }, (_, index) => ({
    colour: index % 3,
    x: (2 * Math.PI * between(random, 0.5, 2)) / width,
    y: (2 * Math.PI * between(random, 0.5, 2)) / height,
    t: (2 * Math.PI * between(random, -1, 1)) / frames,
    phase: 2 * Math.PI * random(),
  }));
  for (let pixel = 0; pixel < frames * width * height; pixel++) {
    const [x, y, t] = [pixel % width, Math.floor(pixel / width) % height, Math.floor(pixel / width / height)];
    for (const wave of waves)
      values[pixel * 3 + wave.colour] +=
        strength * Math.sin(wave.x * x + wave.y * y + wave.t * t + wave.phase);
  }
}
