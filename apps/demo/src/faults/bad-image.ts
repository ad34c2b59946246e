import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../fault.js';
import { refused } from '../refused.js';

/** One red pixel. */
const gif = 'R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';

export const badImage: Fault = {
  id: 'bad-image',
  title: 'The image cannot be used',
  made: 'no image at all; a path where nothing is; a PNG cut in the middle; a text called .png; a picture of one colour',
  async run(stage) {
    const { image, ...request } = stage.clips.i2v;
    const folder = join(stage.scratch, 'images');
    await mkdir(folder, { recursive: true });
    const [cut, text, plain] = ['cut.png', 'text.png', 'plain.gif'].map((name) => join(folder, name));
    const whole = await readFile(String(image));
    await writeFile(String(cut), whole.subarray(0, Math.floor(whole.length / 2)));
    await writeFile(String(text), 'This is no picture.\n');
    await writeFile(String(plain), Buffer.from(gif, 'base64'));
    const cases = [
      ['no image', {}, 'image_missing'],
      ['an absent file', { image: join(folder, 'absent.png') }, 'image_missing'],
      ['half a PNG', { image: String(cut) }, 'image_unreadable'],
      ['a text', { image: String(text) }, 'image_unsupported'],
      ['one colour', { image: String(plain) }, 'image_blank'],
    ] as const;
    const claims = [];
    for (const [what, given, code] of cases)
      claims.push(await refused(stage, what, { ...request, ...given }, { code }));
    return { runs: [], claims };
  },
};
