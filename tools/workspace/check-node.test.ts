import { expect, test } from 'vitest';
import { findNodeProblem } from './check-node.mjs';

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('Node %s will do', (version) => {
  expect(findNodeProblem(version)).toBeUndefined();
});

test.each(['18.20.4', '20.18.3', '16.0.0'])('Node %s is refused by name', (version) => {
  expect(findNodeProblem(version)).toContain(`20.19 or newer; this is ${version}`);
});
