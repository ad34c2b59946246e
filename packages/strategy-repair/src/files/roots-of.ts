import { resolve } from 'node:path';

/**
 * The folders a checkpoint's downloads lie in: its own, and for a snapshot in the hub's cache the repository's blobs and refs
 * (`models--owner--name`).
 */
export function rootsOf(checkpoint: string): readonly string[] {
  const path = resolve(checkpoint);
  const repository = /^(.*[\\/]models--[^\\/]+)[\\/]snapshots[\\/][^\\/]+$/.exec(path)?.[1];
  return repository === undefined ? [path] : [path, repository];
}
