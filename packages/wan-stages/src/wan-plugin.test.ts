import type { Contribution, Token } from '@retake/plugin-api';
import { points } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { imageToVideo, textImageToVideo, textToVideo } from '../test/families.js';
import { wanPlugin } from './wan-plugin.js';

it.each([
  [textToVideo, true],
  [textImageToVideo, true],
  [imageToVideo, undefined],
])('needs image tools only where there is no clip without an image', (family, optional) => {
  const wanted: Token<unknown>[] = [];
  const registrar = {
    contribute: (_point: unknown, { inject }: Contribution<unknown, readonly Token<unknown>[]>) =>
      wanted.push(...inject),
  };
  wanPlugin('model-test', family).register(registrar as never, { alternatives: [] } as never);
  expect(wanted.find(({ id }) => id === points.images.id)?.optional).toBe(optional);
});
