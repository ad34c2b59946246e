import { categories, failureTypes } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { generalFailures } from './general-failures.js';
import { generalKinds, toGeneralKind } from './general-kind.js';

describe('the mapping of vocabularies', () => {
  it.each(generalKinds)('%s goes there and back', (kind) => {
    const { type, category, code } = generalFailures[kind];
    expect(toGeneralKind(type)).toBe(kind);
    expect(categories).toContain(category);
    expect(code).toBe(`${category}/general_${kind}`);
  });

  it.each(failureTypes)('%s has a general kind', (type) => {
    expect(generalKinds).toContain(toGeneralKind(type));
  });
});
