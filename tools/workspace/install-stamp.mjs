import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './paths.mjs';

/** Paths of every package.json of the workspace, below `folder`, in a stable order. */
export function workspaceManifests(folder = root) {
  const listed = readFileSync(join(folder, 'pnpm-workspace.yaml'), 'utf8').matchAll(/^ {2}- (\S+)$/gm);
  const folders = [...listed].flatMap(([, pattern]) => {
    if (!pattern.endsWith('/*')) return [pattern];
    const parent = pattern.slice(0, -2);
    return existsSync(join(folder, parent))
      ? readdirSync(join(folder, parent)).map((name) => `${parent}/${name}`)
      : [];
  });
  const manifests = ['.', ...folders].map((name) => join(folder, name, 'package.json'));
  return manifests.filter(existsSync).sort();
}

/** Changes when what `pnpm install` would do changes. */
export function installStamp(folder = root) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  const settings = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc'].map((name) => join(folder, name));
  for (const path of [...settings, ...workspaceManifests(folder)])
    hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}
