import { MersenneTwister } from './mersenne-twister.js';

/** torch fills in blocks of this many; shorter requests take another way. */
const block = 16;
const half = block / 2;
const seedBits = 32;
/** torch rounds to float32 after every operation; the angle's rounding is the largest of them. */
const fullTurn = Math.fround(2 * Math.PI);

/**
 * Normal random numbers exactly as `torch.randn(count, generator=torch.Generator('cpu').manual_seed(seed))` draws them
 * (float32; the last bits may differ because torch's vectorised logarithm and cosine do). Shapes are row-major, so a video of
 * `[16, T, h, w]` latents is one call with their product. Only the low 32 bits of `seed` matter, as in torch.
 */
export function torchRandn(seed: number | bigint, count: number): Float32Array {
  const random = new MersenneTwister(Number(BigInt.asUintN(seedBits, BigInt(seed))));
  return count < block ? few(random, count) : many(random, count);
}

/** Box-Muller per block of 16: `u[j]` and `u[j + 8]` become a cosine and a sine; an incomplete tail redraws the last 16. */
function many(random: MersenneTwister, count: number): Float32Array {
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = uniform24(random);
  for (let start = 0; start + block <= count; start += block) transform(values, start);
  if (count % block !== 0) {
    for (let i = count - block; i < count; i++) values[i] = uniform24(random);
    transform(values, count - block);
  }
  return values;
}

function transform(values: Float32Array, start: number): void {
  for (let i = start; i < start + half; i++) {
    const radius = Math.fround(Math.sqrt(-2 * Math.fround(Math.log(1 - (values[i] ?? 0)))));
    const angle = Math.fround(fullTurn * (values[i + half] ?? 0));
    values[i] = radius * Math.cos(angle);
    values[i + half] = radius * Math.sin(angle);
  }
}

/** The scalar path: float64 pairs of 53-bit uniforms, the sine kept for the next draw. */
function few(random: MersenneTwister, count: number): Float32Array {
  const values = new Float32Array(count);
  for (let i = 0; i < count; i += 2) {
    const angle = 2 * Math.PI * uniform53(random);
    const radius = Math.sqrt(-2 * Math.log1p(-uniform53(random)));
    values[i] = radius * Math.cos(angle);
    if (i + 1 < count) values[i + 1] = radius * Math.sin(angle);
  }
  return values;
}

function uniform24(random: MersenneTwister): number {
  return (random.uint32() & 0xffffff) / 2 ** 24;
}

function uniform53(random: MersenneTwister): number {
  const high = random.uint32() & 0x1fffff;
  return (high * 2 ** 32 + random.uint32()) / 2 ** 53;
}
