import { expect, it } from 'vitest';
import { catalogueStrategy } from './catalogue-strategy.js';
import { strategyConfig } from './strategy-config.js';

it('tells the kernel the limits it was given, and no others', () => {
  expect(catalogueStrategy('retry').limits).toEqual({});
  expect(catalogueStrategy('retry').knows).toContain('quantize.int8');
  const given = { recoveries: 10, seconds: 900, askAfter: 7 };
  expect(catalogueStrategy('retry', strategyConfig.parse(given)).limits).toEqual(given);
});
