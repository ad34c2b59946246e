import type { FailureRule } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { checkFailureRules } from './check-failure-rules.js';

const good: FailureRule = {
  id: 'full',
  when: { words: [/^DiskError: no room for (?<bytesAsked>\d+)/] },
  example: 'DiskError: no room for 12',
  reason: 'the disk says so',
  code: 'WAN_INFERENCE/full',
  category: 'WAN_INFERENCE',
  type: 'storage_space_insufficient',
  severity: 'high',
  scope: 'host',
  transience: 'permanent',
  confidence: 0.9,
  userMessage: 'The disk is full.',
  nextSteps: ['Free space.'],
};
const messages = (...rules: FailureRule[]) => checkFailureRules(rules).map(({ message }) => message);

describe('checking failure rules', () => {
  it('finds nothing in a good table', () => {
    const byCode = {
      ...good,
      id: 'code',
      when: { errorCodes: ['x_y'] },
      example: { code: 'x_y', message: 'a' },
    };
    expect(checkFailureRules([good, byCode])).toEqual([]);
  });

  it.each<[string, Partial<FailureRule>]>([
    ['the code WAN_X/full is not WAN_INFERENCE/cause', { code: 'WAN_X/full' }],
    ['the confidence is 2', { confidence: 2 }],
    ['userMessage is not a sentence with a full stop', { userMessage: 'full' }],
    ['nextSteps has 0 steps; 1 to 5 are wanted', { nextSteps: [] }],
    ['a pattern has the flag g or y', { when: { words: [/no room for (?<bytesAsked>\d+)/g] } }],
    ['there is no reason', { reason: '' }],
    ['there is no example', { example: '' }],
    ['the example is known by no rule', { example: 'DiskError: fine' }],
    [
      'the example fills none of the named groups bytesAsked',
      { when: { words: [/no room(?: of (?<bytesAsked>\d+))?/] } },
    ],
  ])('says: %s', (message, change) => {
    expect(messages({ ...good, ...change })).toEqual([message]);
  });

  it('sees a rule that hides another, and an id used twice', () => {
    const greedy = { ...good, id: 'greedy', when: { words: [/room/] }, example: 'no room' };
    expect(checkFailureRules([greedy, good])).toEqual([
      { rule: 'full', message: 'the example is known by greedy' },
    ]);
    expect(messages(good, good)).toEqual(['the id is used more than once', 'the id is used more than once']);
  });
});
