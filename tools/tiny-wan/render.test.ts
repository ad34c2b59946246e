import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderClip } from './render.mjs';

interface Golden {
  readonly scene: { readonly motion: string };
  readonly numbers: readonly number[];
  readonly frames: number;
  readonly size: number;
  readonly rgb: string;
}
const goldens: Golden[] = JSON.parse(readFileSync(new URL('./render-goldens.json', import.meta.url), 'utf8'));

it.each(goldens.map((golden) => [golden.scene.motion, golden] as const))(
  'draws %s as the training does, to the byte',
  (_, { scene, numbers, frames, size, rgb }) => {
    const left = [...numbers];
    const drawn = renderClip(scene, () => left.shift(), { frames, size });
    expect(left).toEqual([]);
    expect(Buffer.from(drawn.rgb).toString('base64')).toBe(rgb);
  },
);
