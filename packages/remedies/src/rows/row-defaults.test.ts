import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue.js';

const form =
  /^(judgement: .{10}|measured: helped (?<helped>\d+) of (?<tried>\d+) times, .+; docs\/measured\.md#(?<anchor>[\w-]+)$)/;
const priors = catalogue.map(({ id, probability }) => [id, probability] as const);

/** The sections of docs/measured.md by the anchors that lead to them. */
async function sectionsOfMeasured(): Promise<ReadonlyMap<string, string>> {
  const page = await readFile(new URL('../../../../docs/measured.md', import.meta.url), 'utf8');
  const anchor = (text: string) => (text.split('\n', 1)[0] ?? '').toLowerCase().replaceAll(/[^\w]+/g, '-');
  return new Map(page.split(/^## /m).map((text) => [anchor(text), text]));
}

describe('the prior of an action', () => {
  it.each(priors)('%s says where it comes from', (_, { value, source }) => {
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThan(1);
    expect(source).toMatch(form);
  });

  it('is what the counts say where it is measured, and they stand where it points to', async () => {
    const sections = await sectionsOfMeasured();
    const measured = priors.filter(([, { source }]) => source.startsWith('measured: '));
    expect(measured.length).toBeGreaterThan(0);
    for (const [id, { value, source }] of measured) {
      const { helped, tried, anchor = '' } = form.exec(source)?.groups ?? {};
      expect(sections.get(anchor)).toContain(`\`${id}\` helped ${helped} of ${tried} times`);
      expect(value).toBeCloseTo((Number(helped) + 1) / (Number(tried) + 2), 2);
    }
  });
});
