import { expect, it } from 'vitest';
import { causeDepth } from './cause-depth.js';

const causes = ['middle', 'inner', 'middle'].map((message) => ({ name: 'Error', message }));
const evidence = { name: 'Error', message: 'outer', causes, facts: {} };

it('counts causes inwards from the outermost error, and the same message where it stands deepest', () => {
  expect(causeDepth(undefined, evidence)).toBe(0);
  expect(causeDepth('inner', evidence)).toBe(2);
  expect(causeDepth('middle', evidence)).toBe(3);
  expect(causeDepth('never said', evidence)).toBe(0);
});
