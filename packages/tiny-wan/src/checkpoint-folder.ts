import { fileURLToPath } from 'node:url';

/** Text to video, image to video, text and image to video. */
export type TinyWan = 't2v' | 'i2v' | 'ti2v';

/** The checkpoints in this package. */
export const tinyWans: readonly TinyWan[] = ['t2v', 'i2v', 'ti2v'];

/** Absolute path of a checkpoint, a folder in diffusers layout with weights in float16. */
export function checkpointFolder(name: TinyWan): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url));
}
