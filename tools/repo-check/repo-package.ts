import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { walk } from './walk.js';

/** What the rules look at of one workspace package. */
export interface RepoPackage {
  /** Folder below the repository: `packages/kernel`. */
  readonly folder: string;
  /** package.json, parsed. */
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Text of README.md, when there is one. */
  readonly readme?: string;
  readonly sources: readonly SourceFile[];
}

export interface SourceFile {
  /** Below the repository: `packages/kernel/src/index.ts`. */
  readonly path: string;
  readonly text: string;
}

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Reads the packages in these folders of the repository, in name order. */
export function readPackages(parents: readonly string[]): RepoPackage[] {
  const folders = parents.flatMap((parent) =>
    existsSync(join(root, parent)) ? readdirSync(join(root, parent)).map((name) => `${parent}/${name}`) : [],
  );
  return folders.filter((folder) => existsSync(join(root, folder, 'package.json'))).map(readPackage);
}

function readPackage(folder: string): RepoPackage {
  const read = (name: string) => readFileSync(join(root, folder, name), 'utf8');
  const has = (name: string) => existsSync(join(root, folder, name));
  return {
    folder,
    manifest: JSON.parse(read('package.json')),
    ...(has('README.md') ? { readme: read('README.md') } : {}),
    sources: walk(join(root, folder))
      .filter((path) => /\.m?ts$/.test(path) && !path.includes('generated/'))
      .map((path) => ({ path: `${folder}/${path}`, text: read(path) })),
  };
}
