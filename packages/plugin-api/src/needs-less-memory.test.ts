import { describe, expect, it } from 'vitest';
import type { Failure } from './failure.js';
import { needsLessMemory } from './needs-less-memory.js';

const failure: Failure = {
  code: 'WAN_MEMORY_MANAGEMENT/allocation_failed',
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'system_resource_error',
  severity: 'high',
  scope: 'call',
  transience: 'needs_change',
  firstMove: 'resource_optimization',
  confidence: 1,
  evidence: { classifier: 'x', rule: 'y' },
  userMessage: '',
  technicalDetail: '',
  nextSteps: [],
  docsUrl: '',
  facts: {},
};
const killed: Failure = { ...failure, scope: 'process', transience: 'transient' };

describe('whether less memory would help', () => {
  it('does when memory ran out', () => {
    expect(needsLessMemory(failure, 1)).toBe(true);
  });

  it('does not at the first kill, does at the second in a row', () => {
    expect(needsLessMemory(killed, 1)).toBe(false);
    expect(needsLessMemory(killed, 2)).toBe(true);
  });

  it('does not when something else broke, however often', () => {
    expect(needsLessMemory({ ...killed, category: 'WAN_INFERENCE' }, 3)).toBe(false);
    expect(needsLessMemory({ ...failure, category: 'WAN_INFERENCE' }, 1)).toBe(false);
  });
});
