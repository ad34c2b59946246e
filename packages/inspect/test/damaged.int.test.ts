import { afterAll, describe, expect, test } from 'vitest';
import { configCases } from './damaged/config-cases.js';
import { fileCases } from './damaged/file-cases.js';
import { fitCases } from './damaged/fit-cases.js';
import { layoutCases } from './damaged/layout-cases.js';
import { missingCases } from './damaged/missing-cases.js';
import { type CaseResult, runCase } from './damaged/run-case.js';
import { strayCases } from './damaged/stray-cases.js';
import { unfinishedCases } from './damaged/unfinished-cases.js';
import { weightCases } from './damaged/weight-cases.js';

const groups = {
  missing: missingCases,
  files: fileCases,
  unfinished: unfinishedCases,
  configs: configCases,
  tensors: weightCases,
  fit: fitCases,
  layouts: layoutCases,
  strays: strayCases,
};
const leastCases = 60;
const results: { readonly group: string; readonly result: CaseResult }[] = [];

describe.each(Object.entries(groups))('damaged folders: %s', (group, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const result = await runCase(one);
    results.push({ group, result });
    expect(result.wrong).toEqual([]);
    expect(JSON.parse(JSON.stringify(result.report))).toStrictEqual(result.report);
  });
});

test('there are enough of them, each with a name of its own', () => {
  const names = Object.values(groups).flatMap((cases) => cases.map(({ name }) => name));
  expect(names.length).toBeGreaterThanOrEqual(leastCases);
  expect(new Set(names).size).toBe(names.length);
});

afterAll(() => {
  const right = (list: typeof results) => list.filter(({ result }) => result.wrong.length === 0).length;
  const rows = Object.keys(groups).map((group) => {
    const list = results.filter((one) => one.group === group);
    return `${group.padEnd(10)} ${right(list)} of ${list.length}`;
  });
  const share = results.length === 0 ? 0 : (100 * right(results)) / results.length;
  console.log(
    [
      'damaged folders judged rightly',
      ...rows,
      `all        ${right(results)} of ${results.length} (${share.toFixed(1)} %)`,
    ].join('\n'),
  );
});
