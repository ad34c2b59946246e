import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder of small random checkpoints. */
export const fixtures: string = fileURLToPath(new URL('../../../fixtures/', import.meta.url));

/** Absolute folder for everything the demo writes: `name` in the folder where `npm start` was typed. */
export function homeFolder(name = 'output'): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), name);
}

/** Where runs lie below the demo's home. */
export function runsFolder(home: string): string {
  return join(home, 'runs');
}

/** The demo's `retake` command, as built. */
export const cli: string = fileURLToPath(new URL('../dist/retake.js', import.meta.url));

/** The picture of README.md. */
export const pictureFile: string = fileURLToPath(
  new URL('../../../docs/images/tiny-wan.png', import.meta.url),
);
