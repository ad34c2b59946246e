import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeHeader, writeAtomically } from '../../packages/onnx/dist/index.js';

const dtypes = {
  f32: { name: 'F32', bytes: 4 },
  bf16: { name: 'BF16', bytes: 2 },
};

/**
 * Writes one component folder: config.json and seeded random weights, in shards with an index when they do not fit
 * in one file. Returns the bytes of all tensors.
 */
export async function writeComponent({
  folder,
  config,
  tensors,
  noise,
  pool,
  dtype,
  shardBytes,
  weightsName,
}) {
  await mkdir(folder, { recursive: true });
  await writeJson(join(folder, 'config.json'), config);
  const plans = tensors.map(([name, shape]) => plan(name, shape, dtypes[dtype], noise));
  const shards = split(plans, shardBytes);
  const names = shards.map((_, index) => shardName(weightsName, index, shards.length));
  for (const [index, shard] of shards.entries()) await writeShard(join(folder, names[index]), shard, pool);
  const total = plans.reduce((sum, { length }) => sum + length, 0);
  if (shards.length > 1) {
    const places = shards.flatMap((shard, index) => shard.map(({ name }) => [name, names[index]]));
    const index = { metadata: { total_size: total }, weight_map: Object.fromEntries(places) };
    await writeJson(join(folder, `${weightsName}.safetensors.index.json`), index);
  }
  return total;
}

export async function writeJson(path, value) {
  await writeFile(path, `${JSON.stringify(value, undefined, 2)}\n`);
}

function plan(name, shape, dtype, noise) {
  const count = shape.reduce((product, size) => product * size, 1);
  const fanIn = Math.max(1, count / shape[0]);
  return { name, shape, count, dtype: dtype.name, length: count * dtype.bytes, noise: noise(name, fanIn) };
}

/** In order, as many tensors per shard as fit. */
function split(plans, limit) {
  const shards = [[]];
  let used = 0;
  for (const tensor of plans) {
    if (used > 0 && used + tensor.length > limit) {
      shards.push([]);
      used = 0;
    }
    shards.at(-1).push(tensor);
    used += tensor.length;
  }
  return shards;
}

function shardName(weightsName, index, count) {
  if (count === 1) return `${weightsName}.safetensors`;
  const padded = (number) => String(number).padStart(5, '0');
  return `${weightsName}-${padded(index + 1)}-of-${padded(count)}.safetensors`;
}

async function writeShard(path, tensors, pool) {
  const { header, entries } = encodeHeader(tensors, { format: 'pt' });
  await writeAtomically(path, async (file) => {
    await file.writeFile(header);
    for (const { name, count, noise } of entries) {
      for (const piece of pool.pieces(name, count, noise)) await writeFully(file, piece);
    }
  });
}

/** One call per piece; `writeFile` would cut it into many. */
async function writeFully(file, bytes) {
  let done = 0;
  while (done < bytes.byteLength) done += (await file.write(bytes, done)).bytesWritten;
}
