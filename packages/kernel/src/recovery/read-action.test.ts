import { describe, expect, it } from 'vitest';
import { action } from '../../test/run-kit.js';
import { readAction } from './read-action.js';

const good = action({ id: 'a', patch: { 'options.x': { y: [1, null] } } });

describe('an action of a strategy', () => {
  it('is taken as it is when sound', () => {
    expect(readAction(good)).toEqual(good);
  });

  it.each([
    ['no id', { ...good, id: '' }],
    ['no title', { ...good, title: undefined }],
    ['an unheard-of class', { ...good, strategyClass: 'magic' }],
    ['a list for a patch', { ...good, patch: [] }],
    ['a negative delay', { ...good, delayMs: -1 }],
    ['an endless delay', { ...good, delayMs: Number.POSITIVE_INFINITY }],
    ['a probability above one', { ...good, probability: 1.1 }],
    ['no number for a cost', { ...good, cost: { quality: Number.NaN, timeFactor: 1 } }],
    ['no time at all', { ...good, cost: { quality: 0, timeFactor: 0 } }],
    ['an unheard-of consent', { ...good, consent: 'maybe' }],
    ['nothing', undefined],
    ['a text', 'retry'],
    ['what JSON cannot hold', { ...good, patch: { x: 1n } }],
  ])('is refused with %s', (_what, value) => {
    expect(readAction(value)).toBeUndefined();
  });
});
