import { expect, test } from 'vitest';
import { failure } from '../../test/sample-events.js';
import { explanationJson } from './explanation-json.js';

test('is flat, names the first move twice and goes through JSON without loss', () => {
  const flat = explanationJson(failure);
  expect(flat).toMatchObject({
    failureType: 'vram_exhaustion',
    strategy: 'resource_optimization',
    firstMove: 'resource_optimization',
    classifier: 'ort',
    rule: 'arena',
  });
  expect(JSON.parse(JSON.stringify(flat))).toEqual(flat);
});
