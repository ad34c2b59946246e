import { silentLogger } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../discovery/index.js';
import { gate } from './gate.js';
import { PluginRecord } from './plugin-record.js';

const manifest = { plugin: './plugin.js', id: 'mine', api: 1, kinds: ['strategy'] };

function pass(candidate: Partial<Candidate>, exclude: readonly string[] = []) {
  const record = new PluginRecord({ package: '@x/mine', path: '/x', manifest, ...candidate }, silentLogger);
  gate(record, exclude);
  return record.report();
}

describe('gate', () => {
  it('lets a plugin of this api through', () => {
    expect(pass({})).toMatchObject({ state: 'active', phase: 'gate' });
  });

  it.each(['mine', '@x/mine'])('skips a plugin excluded as %s', (name) => {
    expect(pass({}, [name])).toMatchObject({ state: 'skipped', code: 'excluded' });
  });

  it.each([0, 2])('rejects api %s and names both versions', (api) => {
    const report = pass({ manifest: { ...manifest, api } });
    expect(report).toMatchObject({ state: 'rejected', code: 'api_unsupported' });
    expect(report.message).toContain(`api ${api}; this version of Retake speaks 1`);
  });

  it('rejects an unknown kind and asks back', () => {
    const report = pass({ manifest: { ...manifest, kinds: ['stratgy'] } });
    expect(report).toMatchObject({
      state: 'rejected',
      code: 'kind_unknown',
      hint: 'Did you mean "strategy"?',
    });
  });

  it.each([
    [{ os: ['plan9'] }, 'skipped'],
    [{ cpu: ['z80'] }, 'skipped'],
    [{ os: [`!${process.platform}`] }, 'skipped'],
    [{ os: [process.platform], cpu: [process.arch] }, 'active'],
    [{ os: ['!plan9'] }, 'active'],
    [{ os: ['any'] }, 'active'],
    [{ os: [] }, 'active'],
  ])('reads %j as npm does: %s', (platforms, state) => {
    expect(pass({ platforms }).state).toBe(state);
  });
});
