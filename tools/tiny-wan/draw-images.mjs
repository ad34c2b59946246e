// Draws the sample images of packages/tiny-wan, first frames of clips of the little world.
//   node tools/tiny-wan/draw-images.mjs
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seeded } from './random.mjs';
import { renderClip } from './render.mjs';
import { writePng } from './write-png.mjs';

const folder = fileURLToPath(new URL('../../packages/tiny-wan/images/', import.meta.url));
const scenes = {
  'red-circle': { colour: 'red', shape: 'circle', motion: 'left', background: 'navy', size: 'large' },
  'blue-star': { colour: 'blue', shape: 'star', motion: 'left', background: 'white', size: 'large' },
  'green-triangle': {
    colour: 'green',
    shape: 'triangle',
    motion: 'spinning',
    background: 'black',
    size: 'large',
  },
  'yellow-square': { colour: 'yellow', shape: 'square', motion: 'down', background: 'gray', size: 'small' },
};
const seed = 7;

mkdirSync(folder, { recursive: true });
for (const [name, scene] of Object.entries(scenes))
  writePng(`${folder}${name}.png`, renderClip(scene, seeded(seed)));
