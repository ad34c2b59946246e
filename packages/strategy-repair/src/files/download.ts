import { open, rename, rm, stat } from 'node:fs/promises';
import { hashFile } from './hash-file.js';
import { syncPath } from './put-file.js';
import { isWhole, readHeader } from './read-header.js';

export interface DownloadOptions {
  readonly signal: AbortSignal;
  /** Called when the file is whole and checked, right before it takes its place. */
  readonly before: () => Promise<void>;
}

/** What a server says of a file's content: SHA-256 of large files, in the ETag of the hub. */
const hashHeaders = ['x-linked-etag', 'etag'];

/**
 * Downloads a file beside its place (`.part`, from where an earlier try stopped), checks its length, its hash when the server
 * names one and its header when it is safetensors, and puts it in place.
 * @returns the bytes of the file.
 * @throws Error with what is wrong; the beginning stays for the next try unless it is spoilt.
 */
export async function download(url: string, path: string, options: DownloadOptions): Promise<number> {
  const draft = `${path}.part`;
  const begun = (await stat(draft).catch(() => ({ size: 0 }))).size;
  const headers = begun > 0 ? { range: `bytes=${begun}-` } : {};
  const response = await fetch(url, { headers, signal: options.signal });
  if (response.status === 416) await rm(draft, { force: true });
  if (!response.ok || !response.body) throw new Error(`the server answered ${response.status}`);
  const goesOn = response.status === 206;
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  await append(draft, response.body, goesOn);
  const { size } = await stat(draft);
  if (Number.isFinite(length) && size !== length + (goesOn ? begun : 0)) {
    throw new Error(`${size} bytes came, ${length + (goesOn ? begun : 0)} were announced`);
  }
  await check(path, draft, response.headers, options.signal);
  await syncPath(draft);
  await options.before();
  await rename(draft, path);
  return size;
}

async function append(draft: string, body: ReadableStream<Uint8Array>, goesOn: boolean): Promise<void> {
  const file = await open(draft, goesOn ? 'a' : 'w');
  try {
    for await (const chunk of body) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A draft that is spoilt goes, so that the next try begins anew. */
async function check(path: string, draft: string, headers: Headers, signal: AbortSignal): Promise<void> {
  const hash = hashHeaders
    .map((name) => /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(headers.get(name) ?? '')?.[1])
    .find((hex) => hex !== undefined);
  const wrong =
    hash !== undefined && (await hashFile(draft, 'sha256', signal)) !== hash
      ? 'the hash is not the one the server names'
      : path.endsWith('.safetensors') && !isWhole(await readHeader(draft))
        ? 'what came is not a whole safetensors file'
        : undefined;
  if (wrong === undefined) return;
  await rm(draft, { force: true });
  throw new Error(wrong);
}
