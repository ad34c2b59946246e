import { relative, sep } from 'node:path';

/** A path as reports state it: below the inspected folder, with `/`. */
export function relativePath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/') || '.';
}
