import { describe, expect, it } from 'vitest';
import {
  categories,
  failureTypes,
  fallbackKinds,
  jobStates,
  qualityLevels,
  recoveryDefaults,
  scopes,
  severities,
  strategyClasses,
  strategyKinds,
  transiences,
} from './taxonomy.js';

/** How many words the mission fixes for each table. */
const tables = [
  ['categories', categories, 10],
  ['failure types', failureTypes, 17],
  ['severities', severities, 4],
  ['scopes', scopes, 6],
  ['transiences', transiences, 3],
  ['strategy classes', strategyClasses, 7],
  ['strategy kinds', strategyKinds, 5],
  ['fallback kinds', fallbackKinds, 5],
  ['job states', jobStates, 8],
] as const;

describe('the taxonomy', () => {
  it.each(tables)('has all %s, each once', (_, words, count) => {
    expect(words).toHaveLength(count);
    expect(new Set<string>(words).size).toBe(count);
  });

  it('writes categories in capitals and everything else in lower case', () => {
    for (const category of categories) expect(category).toMatch(/^WAN_[A-Z]+(_[A-Z]+)*$/);
    for (const [name, words] of tables)
      if (name !== 'categories') for (const word of words) expect(word).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });

  it('orders severities from mild to grave and quality from best to least', () => {
    expect(severities).toEqual(['low', 'medium', 'high', 'critical']);
    expect(Object.entries(qualityLevels)).toEqual([
      ['full', 100],
      ['high', 80],
      ['medium', 60],
      ['low', 40],
      ['minimal', 20],
    ]);
  });

  it('keeps no word for two meanings within classes and kinds', () => {
    const words = [...strategyClasses, ...strategyKinds, ...fallbackKinds];
    expect(new Set<string>(words).size).toBe(words.length);
  });

  it('limits recovery as the mission says', () => {
    expect(recoveryDefaults).toEqual({
      attemptsPerAction: 3,
      delayMs: 1_000,
      delayFactor: 2,
      delayCapMs: 60_000,
      jitter: 0.25,
      breakerFailures: 3,
      breakerSuccesses: 2,
      breakerHalfOpenMs: 60_000,
      recoveriesPerFailure: 5,
      recoveryTimeMs: 300_000,
      askPersonAfter: 3,
      recoveriesWithoutProgress: 15,
      budgetShare: 3,
      budgetSeconds: 86_400,
    });
  });
});
