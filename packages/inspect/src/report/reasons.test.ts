import { expect, test } from 'vitest';
import { finding, worstOf } from './finding.js';
import { type Reason, rankOf, reasons } from './reasons.js';

test.each(Object.entries(reasons))('%s says what to do', (_, { hint }) => {
  expect(hint).toMatch(/^[A-Z].*\.$/);
});

test('a file that cannot be read explains tensors that are missing', () => {
  expect(rankOf('half_download')).toBeLessThan(rankOf('shard_missing'));
  expect(rankOf('truncated')).toBeLessThan(rankOf('tensor_missing'));
});

test('the gravest finding decides, whatever the order', () => {
  const list = (
    ['leftover', 'expectation_unknown', 'tensor_missing', 'wrong_model', 'lfs_pointer'] as const
  ).map((reason: Reason) => finding('vae', reason, 'x'));
  expect(worstOf(list)?.reason).toBe('lfs_pointer');
  expect(worstOf(list.reverse())?.reason).toBe('lfs_pointer');
  expect(worstOf([])).toBeUndefined();
});
