import { readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { RecoveryOperation } from '@retake/plugin-api';
import { setAside } from '@retake/remedies';
import { hashFile } from '../files/hash-file.js';
import { putFile } from '../files/put-file.js';
import { targetFiles } from '../files/target-files.js';

/** A pointer is a small text; the specification bounds it. */
const longestPointer = 1024;
const pointerPattern =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:(?<oid>[0-9a-f]{64})\nsize (?<size>\d+)/;

/** Puts the objects of a clone's LFS store in the place of their pointers, after checking their hash. */
export const restoreLfsObject: RecoveryOperation = {
  title: 'Put the real files in place of Git-LFS pointers',
  async run(params, { plan: { checkpoint }, signal }) {
    const pointers = await pointersOf(await targetFiles(checkpoint, params));
    const restored: string[] = [];
    for (const { path, oid, size } of pointers) {
      const object = join(checkpoint, '.git', 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4), oid);
      const whole = await stat(object).then(
        (found) => found.size === size,
        () => false,
      );
      if (!whole || (await hashFile(object, 'sha256', signal)) !== oid) continue;
      await setAside(path, 'lfs-pointer');
      await putFile(object, path);
      restored.push(relative(checkpoint, path));
    }
    if (restored.length > 0)
      return {
        changed: true,
        detail: `Put ${restored.join(', ')} in place of Git-LFS pointers.`,
        facts: { files: restored },
      };
    const detail =
      pointers.length === 0
        ? 'No file of the checkpoint is a Git-LFS pointer.'
        : 'The clone holds pointers and no objects; `git lfs pull` brings them.';
    return { changed: false, detail, facts: { pointers: pointers.length } };
  },
};

interface Pointer {
  readonly path: string;
  readonly oid: string;
  readonly size: number;
}

async function pointersOf(paths: readonly string[]): Promise<readonly Pointer[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const { size: bytes } = await stat(path).catch(() => ({ size: Number.POSITIVE_INFINITY }));
      if (bytes > longestPointer) return [];
      const { oid, size } = pointerPattern.exec(await readFile(path, 'utf8'))?.groups ?? {};
      return oid === undefined ? [] : [{ path, oid, size: Number(size) }];
    }),
  );
  return found.flat();
}
