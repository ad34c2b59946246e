import { failureTypes, strategyClasses } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.js';
import { needs } from './needs.js';
import { priorities } from './priorities.js';
import { typesOf } from './types-of.js';

const ids = catalogue.map(({ id }) => id);

describe('the rows', () => {
  it('have ids of their own, which begin with the strategy', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, strategy } of catalogue) expect(id).toMatch(new RegExp(`^${strategy}\\.[a-z0-9-]+$`));
  });

  it('say everything about themselves', () => {
    for (const row of catalogue) {
      for (const words of [row.title, row.changes, row.when, row.why, row.probability.source])
        expect(words.length, row.id).toBeGreaterThan(5);
      expect(strategyClasses).toContain(row.strategyClass);
      expect(row.probability.value).toBeGreaterThan(0);
      expect(row.probability.value).toBeLessThan(1);
      expect(Object.keys(needs)).toContain(row.needs);
      expect(row.consent === 'hands', row.id).toBe(row.needs === 'person');
    }
  });
});

describe('the priorities', () => {
  it('name rows that exist, each once', () => {
    for (const type of failureTypes) {
      const list = priorities[type];
      expect(new Set(list).size, type).toBe(list.length);
      for (const id of list) expect(ids, type).toContain(id);
    }
  });

  it('leave no row out, and no failure type without something for a person', () => {
    for (const id of ids) expect(typesOf(id), id).not.toEqual([]);
    for (const type of failureTypes)
      expect(
        priorities[type].some((id) => id.startsWith('guide.')),
        type,
      ).toBe(true);
  });
});
