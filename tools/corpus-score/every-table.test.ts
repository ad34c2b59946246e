import { readdirSync } from 'node:fs';
import { explain } from '@retake/kernel';
import { classifyWithRules, type ErrorEvidence, type FailureRule, ruleClassifier } from '@retake/plugin-api';
import { beforeAll, describe, expect, it } from 'vitest';

const packages = new URL('../../packages/', import.meta.url);
const names = readdirSync(packages).filter((name) => name.startsWith('classifier-'));

interface Table {
  readonly name: string;
  readonly rules: readonly FailureRule[];
}

/** The same table with patterns that match the same and that no word can be read from: all of them are always tried. */
function alwaysTried({ rules }: Table): readonly FailureRule[] {
  return rules.map(({ when, ...rule }) => ({
    ...rule,
    when: when.words
      ? { ...when, words: when.words.map(({ source, flags }) => new RegExp(`(?:${source})|(?!)`, flags)) }
      : when,
  }));
}

/** Sources of all packages are loaded. */
const loadingMs = 120_000;
const tables: Table[] = [];
const evidence: ErrorEvidence[] = [];
beforeAll(async () => {
  for (const name of names) {
    const short = name.slice('classifier-'.length);
    const module = (await import(new URL(`${name}/src/index.ts`, packages).href)) as Record<string, unknown>;
    tables.push({ name, rules: module[`${short}Rules`] as readonly FailureRule[] });
  }
  const bare = { name: 'Error', causes: [], facts: {} };
  const examples = tables.flatMap(({ rules }) => rules.flatMap(({ example }) => (example ? [example] : [])));
  examples.forEach((example, at) => {
    if (typeof example !== 'string') {
      evidence.push({ ...bare, message: '', ...example });
      return;
    }
    const other = examples[(at * 7) % examples.length];
    const message = typeof other === 'string' ? `${example}\n${other.toUpperCase()}` : example;
    evidence.push({ ...bare, message: example }, { ...bare, message, exitCode: 137 });
  });
}, loadingMs);

describe('every table of the repository', () => {
  it('has examples', () => {
    expect(evidence.length).toBeGreaterThan(300);
  });

  it.each(names)('%s answers as if every pattern were tried', { timeout: 120_000 }, (name) => {
    const table = tables.find((one) => one.name === name);
    if (!table) throw new Error(`${name} was not loaded`);
    const slow = alwaysTried(table);
    const different = evidence.filter(
      (one) =>
        JSON.stringify(classifyWithRules(table.rules, one)) !== JSON.stringify(classifyWithRules(slow, one)),
    );
    expect(different).toEqual([]);
  });

  it('names the same failure first where only the best opinion is wanted', { timeout: 120_000 }, () => {
    const classifiers = tables.map(({ name, rules }) => ({ id: name, value: ruleClassifier(rules) }));
    const different = evidence.filter(({ message }, at) => {
      const around = evidence[(at * 11) % evidence.length]?.message ?? '';
      const log = `${around}\nTraceback (most recent call last):\n  File "a"\nRuntimeError: ${message}`;
      return [message, log].some((text) => {
        const best = explain(text, { classifiers, onlyBest: true }).failure;
        return JSON.stringify(best) !== JSON.stringify(explain(text, { classifiers }).failure);
      });
    });
    expect(different).toEqual([]);
  });

  it.each(names)('%s has an example and a reason for every rule', (name) => {
    const rules = tables.find((one) => one.name === name)?.rules ?? [];
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter(({ example, reason }) => !example || !reason).map(({ id }) => id)).toEqual([]);
  });
});
