import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Options } from 'tsup';

/**
 * The build every package shares: ESM for Node, source maps, nothing bundled from other packages. Old files leave `dist`
 * only after the new ones are there, so programs that run from it meanwhile are not disturbed.
 */
export function library(entry: string[]): Options {
  const written = new Set<string>();
  return {
    entry,
    format: ['esm'],
    target: 'node20',
    platform: 'node',
    sourcemap: true,
    clean: false,
    dts: false,
    splitting: true,
    silent: true,
    esbuildPlugins: [
      {
        name: 'remember-outputs',
        setup: (build) =>
          build.onEnd((result) => {
            for (const path of Object.keys(result.metafile?.outputs ?? {})) written.add(resolve(path));
          }),
      },
    ],
    onSuccess: async () => removeStale(resolve('dist'), written),
  };
}

/** Removes scripts and maps that the build did not write; type declarations come from another build. */
function removeStale(folder: string, written: ReadonlySet<string>): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (/\.js(\.map)?$/.test(name) && !written.has(path)) rmSync(path);
  }
}
