import { dirname, parse, relative, sep } from 'node:path';
import { RetakeError } from '@retake/plugin-api';

/**
 * The deepest folder that holds all files (absolute real paths). `/` for none and for files with nothing in common.
 * @throws RetakeError `graph_invalid` when files lie on different drives (Windows).
 */
export function commonFolder(files: readonly string[]): string {
  const [first, ...others] = files;
  if (first === undefined) return parse(process.cwd()).root;
  let folder = dirname(first);
  for (const file of others) {
    while (!isInside(folder, file)) {
      const parent = dirname(folder);
      if (parent === folder) {
        throw new RetakeError('graph_invalid', `weights lie on different drives: ${first} and ${file}`, {
          hint: 'Put all files of a checkpoint on one drive.',
        });
      }
      folder = parent;
    }
  }
  return folder;
}

/** Where a file lies below `root`, in the form ONNX wants: relative, joined by `/`. */
export function externalLocation(root: string, file: string): string {
  return relative(root, file).split(sep).join('/');
}

function isInside(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
