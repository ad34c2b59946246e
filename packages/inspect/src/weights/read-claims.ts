import { isAbsolute, normalize } from 'node:path';
import { readSmallFile } from '../files/read-small-file.js';
import { sniffBytesOf } from '../files/sniff-file.js';
import type { InspectedComponent } from '../report/component-name.js';
import { type Finding, finding } from '../report/finding.js';

/** What an index says: tensor → shard. Shards outside the folder are left out and reported. */
export interface Claims {
  readonly tensors: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

const shown = 60;

/** Reads `*.safetensors.index.json`, taking what can be taken. @throws system errors */
export async function readClaims(component: InspectedComponent, path: string, file: string): Promise<Claims> {
  const bytes = await readSmallFile(path);
  const invalid = (message: string): Claims => ({
    tensors: new Map(),
    findings: [finding(component, 'index_invalid', `${file} ${message}`, { file })],
  });
  if (!bytes) return invalid('is too large for an index');
  let index: unknown;
  try {
    index = JSON.parse(bytes.toString());
  } catch {
    const sniffed = sniffBytesOf(bytes);
    if (sniffed && sniffed.reason !== 'error_text')
      return {
        tensors: new Map(),
        findings: [finding(component, sniffed.reason, `${file} is ${sniffed.what}, not an index`, { file })],
      };
    return invalid('is not JSON');
  }
  const map = (index as { weight_map?: unknown } | null)?.weight_map;
  if (typeof map !== 'object' || map === null || Array.isArray(map) || Object.keys(map).length === 0)
    return invalid('has no weight_map');
  const tensors = new Map<string, string>();
  const outside = new Set<string>();
  for (const [tensor, shard] of Object.entries(map)) {
    if (typeof shard !== 'string' || !shard.endsWith('.safetensors'))
      return invalid(`says that "${tensor}" is in ${JSON.stringify(shard)?.slice(0, shown)}`);
    if (isInside(shard)) tensors.set(tensor, shard);
    else outside.add(shard);
  }
  const findings = [...outside].map((shard) =>
    finding(component, 'path_outside', `${file} names ${shard}, which lies outside its folder`, {
      file,
      facts: { shard },
    }),
  );
  return { tensors, findings };
}

function isInside(shard: string): boolean {
  const parts = normalize(shard).split(/[\\/]/);
  return !isAbsolute(shard) && !/^[A-Za-z]:/.test(shard) && !parts.includes('..') && !shard.includes('\0');
}
