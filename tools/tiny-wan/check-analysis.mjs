// How often the image analysis reads drawn clips rightly, also blurred, noisy and of other sizes.
//   node tools/tiny-wan/check-analysis.mjs [--count 400] [--seed 1] [--row blur] [--failures] [--write]
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { analyseClip } from './analyse.mjs';
import { degrade } from './degrade.mjs';
import { seeded, shuffled } from './random.mjs';
import { renderClip } from './render.mjs';
import { allScenes, captionOf } from './world.mjs';
import { writeBetween } from './write-between.mjs';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    row: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
    failures: { type: 'boolean', default: false },
  },
});

const conditions = [
  { name: 'as drawn', size: 64, sigma: 0, noise: 0 },
  { name: 'blur 0.7', size: 64, sigma: 0.7, noise: 0 },
  { name: 'noise 8', size: 64, sigma: 0, noise: 8 },
  { name: 'blur 0.7, noise 8', size: 64, sigma: 0.7, noise: 8 },
  { name: 'blur 1.2, noise 12', size: 64, sigma: 1.2, noise: 12 },
  { name: 'blur 2, noise 25', size: 64, sigma: 2, noise: 25 },
  { name: 'blur 0.7, noise 8, stains 8', size: 64, sigma: 0.7, noise: 8, stains: 8 },
  { name: '48×48, noise 8', size: 48, sigma: 0, noise: 8 },
  { name: '32×32', size: 32, sigma: 0, noise: 0 },
];
const straight = ['left', 'right', 'up', 'down'];

const lines = ['| clips | colour | shape | direction | motion |', '|---|---|---|---|---|'];
console.log(lines.join('\n'));
for (const condition of conditions.filter(({ name }) => name.includes(values.row))) {
  const random = seeded(Number(values.seed));
  const right = { colour: [], shape: [], direction: [], motion: [] };
  for (const scene of shuffled(allScenes(), random).slice(0, Number(values.count))) {
    const drawn = renderClip(scene, random, { size: condition.size });
    const found = analyseClip(degrade(drawn, condition, random));
    right.colour.push(found.colour?.name === scene.colour);
    right.shape.push(found.shape?.name === scene.shape);
    right.motion.push(found.motion.name === scene.motion);
    if (straight.includes(scene.motion)) right.direction.push(found.motion.direction === scene.motion);
    const wrong = ['colour', 'shape', 'motion'].filter((name) => found[name]?.name !== scene[name]);
    if (values.failures && wrong.length > 0)
      console.error(`${captionOf(scene)}: ${wrong.map((name) => JSON.stringify(found[name])).join(' ')}`);
  }
  const cells = Object.values(right).map(
    (all) => `${((100 * all.filter(Boolean).length) / all.length).toFixed(1)} %`,
  );
  lines.push(`| ${condition.name} | ${cells.join(' | ')} |`);
  console.log(lines.at(-1));
}
if (values.write)
  writeBetween(
    fileURLToPath(new URL('../../docs/measured.md', import.meta.url)),
    'analysis',
    `\`node tools/tiny-wan/check-analysis.mjs --count ${values.count} --seed ${values.seed}\`; blur in pixels, noise and stains of 255:\n\n${lines.join('\n')}`,
  );
