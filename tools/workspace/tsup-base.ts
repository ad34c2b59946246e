import type { Options } from 'tsup';

/** The build every package shares: ESM for Node, source maps, nothing bundled from other packages. */
export function library(entry: string[]): Options {
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
  };
}
