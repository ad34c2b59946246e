import { expect, it } from 'vitest';
import { lookAtImages } from './look-at-images.js';

it('asks for a plugin where an image is given and nothing reads it, and only there', async () => {
  const image = '/photos/fox.jpg';
  await expect(lookAtImages({ image }, 'image-optional-first-frame', undefined)).rejects.toMatchObject({
    code: 'plugin_unavailable',
    hint: expect.stringContaining('@retake/media-sharp'),
  });
  expect(await lookAtImages({}, 'image-optional-first-frame', undefined)).toEqual({});
  expect(await lookAtImages({}, 'none', undefined)).toEqual({});
});
