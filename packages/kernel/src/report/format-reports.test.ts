import { describe, expect, it } from 'vitest';
import { formatReports } from './format-reports.js';
import type { PluginReport } from './plugin-report.js';

const active: PluginReport = {
  package: '@x/works',
  version: '1.2.3',
  id: 'works',
  path: '/x',
  state: 'active',
  phase: 'start',
  contributions: [{ point: 'strategy', id: 'works', state: 'active' }],
};

describe('formatReports', () => {
  it('gives a plugin that works one line', () => {
    expect(formatReports([active])).toBe('works  1.2.3  active  @x/works');
  });

  it('puts cause and remedy below one that does not, columns in line', () => {
    const broken: PluginReport = {
      package: 'bad',
      state: 'rejected',
      phase: 'read',
      code: 'entry_missing',
      message: 'no file',
      hint: 'Build it.',
      contributions: [],
    };
    expect(formatReports([active, broken]).split('\n')).toEqual([
      'works  1.2.3  active    @x/works',
      '-      -      rejected  bad',
      '  read: entry_missing: no file',
      '  → Build it.',
    ]);
  });

  it('shows a lost part of a degraded plugin once', () => {
    const lost = { code: 'create_failed', message: 'no luck', hint: 'Look.' } as const;
    const text = formatReports([
      {
        ...active,
        state: 'degraded',
        phase: 'create',
        ...lost,
        contributions: [{ point: 'strategy', id: 'b', state: 'dropped', ...lost }],
      },
    ]);
    expect(text.match(/no luck/g)).toHaveLength(1);
  });

  it('gives nothing for no plugins', () => {
    expect(formatReports([])).toBe('');
  });
});
