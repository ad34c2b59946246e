import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openSafetensors } from '@retake/onnx';
import { isPickleName } from '../files/leftovers.js';
import { lookAtPath } from '../files/look-at-path.js';
import { relativePath } from '../files/relative-path.js';
import { sniffFile } from '../files/sniff-file.js';
import type { InspectedComponent } from '../report/component-name.js';
import type { LooseFile } from '../report/loose-file.js';
import { inputChannels, recogniseWeights } from '../weights/recognise-weights.js';

const depth = 3;
/** Files looked into; more are a collection, not a checkpoint. */
const most = 200;

/** Weight files below a folder, except in the folders named. */
export async function findLooseFiles(
  root: string,
  except: readonly string[] = [],
): Promise<readonly LooseFile[]> {
  const paths = (await walk(root, depth, except)).slice(0, most);
  return Promise.all(paths.map((path) => describeLooseFile(root, path)));
}

async function walk(folder: string, levels: number, except: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || except.includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && levels > 1) found.push(...(await walk(path, levels - 1, [])));
    else if (!entry.isDirectory() && isWeights(entry.name)) found.push(path);
  }
  return found;
}

/** Whether a file of this name holds weights. */
export function isWeights(name: string): boolean {
  return name.endsWith('.safetensors') || name.endsWith('.gguf') || isPickleName(name);
}

/** Recognises one weight file by its header. Never throws for what is wrong with it. */
export async function describeLooseFile(root: string, path: string): Promise<LooseFile> {
  const name = relativePath(root, path);
  const unknown = { path: name, bytes: 0, channels: null, dtypes: [], problem: null };
  const state = await lookAtPath(path);
  if (state.is !== 'file') {
    const problem = state.is === 'folder' ? 'it is a folder' : 'it cannot be read';
    return { ...unknown, format: 'other', title: 'a file that cannot be read', role: null, problem };
  }
  const base = { ...unknown, bytes: state.size };
  try {
    const sniffed = await sniffFile(path);
    if (sniffed?.reason === 'gguf')
      return { ...base, format: 'gguf', title: `${await ggufWords(path)}`, role: roleByName(name) };
    if (sniffed?.reason === 'pickle' || (isPickleName(name) && !sniffed))
      return { ...base, format: 'pickle', title: 'a pickle, which is never read', role: roleByName(name) };
    if (sniffed)
      return { ...base, format: 'other', title: sniffed.what, role: null, problem: `it is ${sniffed.what}` };
    const { tensors } = await openSafetensors(path);
    const print = recogniseWeights(tensors);
    return {
      ...base,
      format: 'safetensors',
      title: print?.title ?? 'weights of an unknown model',
      role: print?.role ?? null,
      channels: inputChannels(tensors),
      dtypes: [...new Set([...tensors.values()].map(({ dtype }) => dtype))].sort(),
    };
  } catch (error) {
    const problem = error instanceof Error ? error.message.replaceAll(path, name) : String(error);
    return {
      ...base,
      format: name.endsWith('.safetensors') ? 'safetensors' : 'other',
      title: 'weights that cannot be read',
      role: roleByName(name),
      problem,
    };
  }
}

const namedRoles: readonly (readonly [RegExp, InspectedComponent])[] = [
  [/(^|[/_-])vae|_VAE/i, 'vae'],
  [/umt5|(^|[/_-])t5|text_enc/i, 'text_encoder'],
  [/clip[_-]?vision|open-clip|clip-vit/i, 'image_encoder'],
  [/wan|noise|diffusion_model|t2v|i2v/i, 'transformer'],
];

function roleByName(name: string): InspectedComponent | null {
  return namedRoles.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

const ggufHeaderBytes = 24;

async function ggufWords(path: string): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(ggufHeaderBytes), 0, ggufHeaderBytes, 0);
    if (bytesRead < ggufHeaderBytes) return 'a GGUF file that breaks off';
    return `a GGUF file of ${buffer.readBigUInt64LE(8)} tensors`;
  } finally {
    await handle.close();
  }
}
