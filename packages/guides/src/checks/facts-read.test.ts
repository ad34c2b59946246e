import { expect, test } from 'vitest';
import { fakeTools } from '../../test/fake-tools.js';
import { type CheckName, checks } from './checks.js';
import { factsRead } from './facts-read.js';

/** Told by the run, never by a person. */
const ofTheRun = 'journal';

test.each(Object.keys(checks) as CheckName[])('%s looks at the facts it is said to', async (name) => {
  const read = new Set<string>();
  const facts = new Proxy(
    {},
    {
      get: (_, key) => {
        read.add(String(key));
        return undefined;
      },
    },
  );
  await checks[name]({ facts, tools: fakeTools({}), signal: new AbortController().signal });
  read.delete(ofTheRun);
  expect([...read].sort()).toEqual([...(factsRead[name] ?? [])].sort());
});
