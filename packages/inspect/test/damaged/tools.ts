import { cp, mkdir, open, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const fixtures = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));
export const single = 'diffusion_pytorch_model.safetensors';

/** Weight files of the fixtures that are not split. */
export const files = {
  transformer: `transformer/${single}`,
  transformer_2: `transformer_2/${single}`,
  vae: `vae/${single}`,
  text_encoder: 'text_encoder/model.safetensors',
} as const;

type Json = Record<string, unknown>;

export interface RawTensor {
  dtype: string;
  shape: number[];
  data: Buffer;
}

/** Changes the values of a JSON file. */
export async function editJson(path: string, edit: (json: Json) => Json | undefined): Promise<void> {
  const json = JSON.parse(await readFile(path, 'utf8')) as Json;
  await writeFile(path, JSON.stringify(edit(json) ?? json));
}

/** Rewrites the header's text of a safetensors file, keeping its length and the data. */
export async function editHeader(path: string, edit: (header: string) => string): Promise<void> {
  const bytes = await readFile(path);
  const length = Number(bytes.readBigUInt64LE(0));
  const header = Buffer.from(edit(bytes.subarray(8, 8 + length).toString()).padEnd(length, ' '));
  header.copy(bytes, 8, 0, length);
  await writeFile(path, bytes);
}

export async function readRaw(path: string): Promise<Map<string, RawTensor>> {
  const bytes = await readFile(path);
  const length = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.subarray(8, 8 + length).toString()) as Record<
    string,
    { dtype: string; shape: number[]; data_offsets: [number, number] }
  >;
  const start = 8 + length;
  const entries = Object.entries(header).filter(([name]) => name !== '__metadata__');
  return new Map(
    entries.map(
      ([
        name,
        {
          dtype,
          shape,
          data_offsets: [begin, end],
        },
      ]) => [name, { dtype, shape, data: Buffer.from(bytes.subarray(start + begin, start + end)) }],
    ),
  );
}

export async function writeRaw(path: string, tensors: ReadonlyMap<string, RawTensor>): Promise<void> {
  let at = 0;
  const header: Json = {};
  for (const [name, { dtype, shape, data }] of tensors) {
    header[name] = { dtype, shape, data_offsets: [at, at + data.length] };
    at += data.length;
  }
  const text = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(8);
  prefix.writeBigUInt64LE(BigInt(text.length));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, Buffer.concat([prefix, text, ...[...tensors.values()].map(({ data }) => data)]));
}

/** Changes, adds and removes tensors of a file. */
export async function editTensors(
  path: string,
  edit: (tensors: Map<string, RawTensor>) => Map<string, RawTensor> | undefined,
): Promise<void> {
  const tensors = await readRaw(path);
  await writeRaw(path, edit(tensors) ?? tensors);
}

/** Renames every tensor that `rename` gives a name for; drops those it gives nothing for. */
export function renamed(
  tensors: ReadonlyMap<string, RawTensor>,
  rename: (name: string) => string | undefined,
): Map<string, RawTensor> {
  return new Map(
    [...tensors].flatMap(([name, tensor]) => {
      const title = rename(name);
      return title === undefined ? [] : [[title, tensor] as const];
    }),
  );
}

/** A small float32 tensor of no zeros. */
export function floats(...shape: number[]): RawTensor {
  const count = shape.reduce((product, side) => product * side, 1);
  const values = Float32Array.from({ length: count }, (_, index) => ((index % 7) + 1) / 10);
  return { dtype: 'F32', shape, data: Buffer.from(values.buffer) };
}

/** Overwrites the last part of a file with zeros, as a download does that reserved room first. */
export async function zeroFrom(path: string, share: number): Promise<void> {
  const { size } = await stat(path);
  await truncate(path, Math.floor(size * share));
  await truncate(path, size);
}

export async function cutTo(path: string, share: number): Promise<void> {
  await truncate(path, Math.floor((await stat(path)).size * share));
}

export async function replace(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** Puts a folder of another fixture into this one. */
export async function take(
  folder: string,
  from: 't2v' | 'i2v' | 'ti2v',
  source: string,
  target = source,
): Promise<void> {
  await rm(join(folder, target), { recursive: true, force: true });
  await cp(join(fixtures, `tiny-wan-${from}`, source), join(folder, target), { recursive: true });
}

export async function link(target: string, path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await symlink(target, path);
}

export async function overwrite(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.write(bytes, 0, bytes.length, at);
  await handle.close();
}

export const pages = {
  html: '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>You need to log in</body></html>',
  xml: '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code></Error>',
  json: '{"error":"Repository not found"}',
  text: 'Access to this model is restricted. You must be authenticated.',
  lfs: `version https://git-lfs.github.com/spec/v1\noid sha256:${'ab'.repeat(32)}\nsize 4920000000\n`,
} as const;
