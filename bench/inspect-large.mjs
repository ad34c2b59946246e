// How long `inspectCheckpoint` takes for a checkpoint of the true sizes of Wan2.2-T2V-A14B in bf16 (57 GB of experts).
// The files are sparse: headers and index are real, numbers stand where a quick look reads, holes everywhere else.
//   node bench/inspect-large.mjs
import { cp, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspectCheckpoint } from '@retake/inspect';
import { expectedTransformerTensors } from '@retake/wan';

const shards = 6;
const windowBytes = 4096;
const fixture = fileURLToPath(new URL('../fixtures/tiny-wan-t2v', import.meta.url));
const sizes = {
  attention_head_dim: 128,
  num_attention_heads: 40,
  num_layers: 40,
  ffn_dim: 13_824,
  text_dim: 4096,
};
const numbers = Buffer.alloc(windowBytes, Buffer.from([0x40, 0x3d]));
const folder = await mkdtemp(join(tmpdir(), 'retake large '));

try {
  await cp(fixture, folder, { recursive: true });
  let bytes = 0;
  for (const expert of ['transformer', 'transformer_2']) bytes += await writeExpert(join(folder, expert));
  const times = [];
  let report;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    report = await inspectCheckpoint(folder);
    times.push((performance.now() - start) / 1000);
  }
  const experts = report.components.filter(({ name }) => name.startsWith('transformer'));
  console.log(
    `${(bytes / 1e9).toFixed(1)} GB in ${2 * shards} shards, ${experts[0].tensors.found} tensors an expert`,
  );
  console.log(
    `judged: ${experts.map(({ name, status, reason }) => `${name} ${status} ${reason ?? ''}`).join(', ')}`,
  );
  console.log(`seconds: ${times.map((time) => time.toFixed(2)).join(', ')}`);
} finally {
  await rm(folder, { recursive: true });
}

async function writeExpert(place) {
  const config = { ...JSON.parse(await readFile(join(place, 'config.json'), 'utf8')), ...sizes };
  await writeFile(join(place, 'config.json'), JSON.stringify(config));
  await rm(join(place, 'diffusion_pytorch_model.safetensors'));
  const tensors = expectedTransformerTensors(config);
  const weight_map = {};
  let bytes = 0;
  for (let shard = 0; shard < shards; shard++) {
    const name = `diffusion_pytorch_model-0000${shard + 1}-of-0000${shards}.safetensors`;
    const own = tensors.filter((_, index) => Math.floor((index * shards) / tensors.length) === shard);
    for (const tensor of own) weight_map[tensor.name] = name;
    bytes += await writeShard(join(place, name), own);
  }
  const index = 'diffusion_pytorch_model.safetensors.index.json';
  await writeFile(join(place, index), JSON.stringify({ metadata: { total_size: bytes }, weight_map }));
  return bytes;
}

async function writeShard(path, tensors) {
  const header = {};
  let at = 0;
  for (const { name, shape } of tensors) {
    const end = at + 2 * shape.reduce((product, side) => product * side, 1);
    header[name] = { dtype: 'BF16', shape, data_offsets: [at, end] };
    at = end;
  }
  const text = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(8);
  prefix.writeBigUInt64LE(BigInt(text.length));
  const file = await open(path, 'w');
  await file.write(Buffer.concat([prefix, text]), 0, 8 + text.length, 0);
  const start = 8 + text.length;
  await file.truncate(start + at);
  for (const {
    data_offsets: [begin, end],
  } of Object.values(header)) {
    const length = Math.min(windowBytes, end - begin);
    for (const share of [0, 0.5, 1]) {
      const position = start + begin + Math.floor(((end - begin - length) * share) / 2) * 2;
      await file.write(numbers, 0, length, position);
    }
  }
  await file.close();
  return start + at;
}
