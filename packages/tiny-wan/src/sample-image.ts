import { fileURLToPath } from 'node:url';

/** Pictures of the kind the image models know, 64×64. */
export type SampleImage = 'red-circle' | 'blue-star' | 'green-triangle' | 'yellow-square';

/** Absolute path of a PNG file to begin a clip with. */
export function sampleImage(name: SampleImage): string {
  return fileURLToPath(new URL(`../images/${name}.png`, import.meta.url));
}
