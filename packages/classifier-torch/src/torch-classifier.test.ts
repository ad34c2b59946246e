import { checkFailureRules } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { torchRules } from './torch-classifier.js';

describe('the rules about torch', () => {
  it('keep the contract of every table', () => {
    expect(checkFailureRules(torchRules)).toEqual([]);
  });
});
