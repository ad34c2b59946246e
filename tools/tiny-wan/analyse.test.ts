import { describe, expect, it } from 'vitest';
import { analyseClip } from './analyse.mjs';
import { degrade } from './degrade.mjs';
import { seeded } from './random.mjs';
import { renderClip } from './render.mjs';
import { judge } from './run-task.mjs';
import { world } from './world.mjs';

const scenes = (world.heldOut as [string, string, string][]).map(([colour, shape, motion], index) => ({
  colour,
  shape,
  motion,
  background: Object.keys(world.backgrounds)[index % 4],
  size: index % 3 ? 'small' : 'large',
}));
const [first] = scenes;
/** Every colour, shape and motion is among these; the whole table is that of check-analysis.mjs. */
const some = scenes.filter((_, index) => index % 4 === Math.floor(index / 4) % 4);
/** Reading a clip takes a tenth of a second, but machines can be busy. */
const patience = 60_000;

describe('analyseClip', () => {
  it.each(some.map((scene, index) => [Object.values(scene).join(' '), scene, index] as const))(
    'reads %s, blurred and noisy',
    (_, scene, index) => {
      const random = seeded(index);
      const drawn = renderClip(scene, random, { frames: 9 });
      const { colour, shape, motion, seen } = analyseClip(degrade(drawn, { sigma: 0.7, noise: 8 }, random));
      expect([colour?.name, shape?.name, motion.name, seen]).toEqual([
        scene.colour,
        scene.shape,
        scene.motion,
        1,
      ]);
    },
    patience,
  );

  it('sees nothing where there is but noise', () => {
    const flat = { rgb: new Uint8Array(3 * 32 * 32 * 3).fill(120), frames: 3, width: 32, height: 32 };
    const found = analyseClip(degrade(flat, { sigma: 0, noise: 8 }, seeded(1)));
    expect(found).toMatchObject({ seen: 0, colour: null, shape: null, motion: { name: 'still' } });
  });

  it('calls a thing that stays where it is still', () => {
    const { rgb, ...sizes } = renderClip(first, seeded(3), { frames: 1 });
    const still = {
      ...sizes,
      frames: 5,
      rgb: Uint8Array.from({ length: rgb.length * 5 }, (_, i) => rgb[i % rgb.length] ?? 0),
    };
    expect(analyseClip(still).motion).toMatchObject({ name: 'still', direction: 'none' });
  });

  it.each([17, 9, 5])('reads the direction of a clip of %i frames', (frames) => {
    expect(analyseClip(renderClip(first, seeded(4), { frames })).motion.direction).toBe('left');
  });
});

describe('judge', () => {
  const clip = renderClip(first, seeded(5));

  it('finds a clip right that shows what the scene says', () => {
    expect(judge(first, clip)).toMatchObject({ colour: true, shape: true, motion: true, direction: true });
  });

  it('finds every attribute wrong that is another', () => {
    const other = { colour: 'blue', shape: 'star', motion: 'right' };
    expect(judge({ ...first, ...other }, clip)).toMatchObject({
      colour: false,
      shape: false,
      motion: false,
      direction: false,
    });
  });

  it('finds nothing right that is there but half of the time', () => {
    const frame = clip.width * clip.height * 3;
    const emptied = clip.rgb.map((value, at) => (at < 8 * frame ? value : (clip.rgb[at % 3] ?? 0)));
    expect(judge(first, { ...clip, rgb: emptied })).toMatchObject({
      colour: false,
      shape: false,
      motion: false,
    });
  });

  it('asks for a direction only where there is one to go', () => {
    expect(judge({ ...first, motion: 'growing' }, clip)).not.toHaveProperty('direction');
  });
});
