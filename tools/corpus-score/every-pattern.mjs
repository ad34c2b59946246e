import { readdirSync } from 'node:fs';
import { classifyWithRules } from '../../packages/plugin-api/dist/index.js';

const packages = new URL('../../packages/', import.meta.url);

/** The same tables, asked in the plain way: every pattern is tried, one after the other, until one fits. */
export async function everyPattern() {
  const names = readdirSync(packages).filter((name) => name.startsWith('classifier-'));
  return Promise.all(names.map(slowClassifier));
}

async function slowClassifier(name) {
  const module = await import(new URL(`${name}/dist/index.js`, packages));
  const rules = alwaysTried(module[`${name.slice('classifier-'.length)}Rules`]);
  return { id: name, value: { classify: (evidence) => classifyWithRules(rules, evidence) } };
}

/** Patterns that match the same, and of which nothing can be read that a text must hold. */
function alwaysTried(rules) {
  return rules.map(({ when, ...rule }) => {
    if (!when.words) return { ...rule, when };
    const words = when.words.map(({ source, flags }) => new RegExp(`(?:${source})|(?!)`, flags));
    return { ...rule, when: { ...when, words } };
  });
}
