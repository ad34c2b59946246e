import { describe, expect, it } from 'vitest';
import { latentGrid } from './latent-grid.js';
import { patchify } from './patchify.js';
import { unpatchify } from './unpatchify.js';

const patch = [1, 2, 2] as const;
const latents = {
  type: 'float32' as const,
  dims: [2, 2, 2, 4],
  data: Float32Array.from({ length: 32 }, (_, index) => index),
};

describe('patchify', () => {
  it('orders tokens by frame, row, column and features by channel, row, column', () => {
    const tokens = patchify(latents, latentGrid(latents.dims, patch));
    expect(tokens.dims).toEqual([4, 8]);
    expect([...tokens.data.slice(0, 8)]).toEqual([0, 1, 4, 5, 16, 17, 20, 21]);
    expect([...tokens.data.slice(8, 16)]).toEqual([2, 3, 6, 7, 18, 19, 22, 23]);
    expect([...tokens.data.slice(16, 24)]).toEqual([8, 9, 12, 13, 24, 25, 28, 29]);
  });

  it('cuts through time when patches are longer than a frame', () => {
    const tokens = patchify(latents, latentGrid(latents.dims, [2, 2, 2]));
    expect(tokens.dims).toEqual([2, 16]);
    expect([...tokens.data.slice(0, 8)]).toEqual([0, 1, 4, 5, 8, 9, 12, 13]);
  });

  it('refuses latents that patches do not tile', () => {
    expect(() => latentGrid([2, 2, 3, 4], patch)).toThrow(
      'latents [2,2,3,4] do not divide into patches of 1x2x2',
    );
    expect(() => latentGrid([2, 2, 4], patch)).toThrow('do not divide');
  });
});

describe('unpatchify', () => {
  it('takes features by row, column, channel', () => {
    const grid = latentGrid([2, 1, 2, 2], patch);
    expect([...unpatchify(Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7), grid, 2)]).toEqual([
      0, 2, 4, 6, 1, 3, 5, 7,
    ]);
  });

  it('puts every token back where patchify took it from', () => {
    const grid = latentGrid(latents.dims, patch);
    const { data } = patchify(latents, grid);
    const channelLast = data.map((_, at) => {
      const [token, feature] = [Math.floor(at / 8), at % 8];
      const [pixel, channel] = [Math.floor(feature / 2), feature % 2];
      return data[token * 8 + channel * 4 + pixel] ?? Number.NaN;
    });
    expect(unpatchify(channelLast, grid, 2)).toEqual(latents.data);
  });
});
