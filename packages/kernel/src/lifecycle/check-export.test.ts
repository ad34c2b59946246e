import { silentLogger } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { makePlugin } from '../../test/make-plugin.js';
import { checkExport } from './check-export.js';
import { PluginRecord } from './plugin-record.js';

const manifest = { plugin: './plugin.js', id: 'mine', api: 1, kinds: ['strategy'] };
const record = new PluginRecord(
  { package: 'mine', path: '/x', entry: '/x/plugin.js', manifest },
  silentLogger,
);

describe('checkExport', () => {
  it('takes what definePlugin made', () => {
    const plugin = makePlugin('mine');
    expect(checkExport(record, { default: plugin })).toBe(plugin);
  });

  it.each([
    [{}, 'exports nothing'],
    [{ plugin: 1, helper: 2 }, 'has no default export, only plugin, helper'],
    [{ default: null }, 'exports null as default'],
    [{ default: [] }, 'exports an array as default'],
    [{ default: () => 1 }, 'exports a function as default'],
    [{ default: {} }, 'exports an object with no fields as default'],
    [{ default: { id: 'mine', register: 1 } }, 'exports an object with id, register as default'],
  ])('says of %o that it %s', (module, words) => {
    expect(() => checkExport(record, module)).toThrow(
      expect.objectContaining({ code: 'export_invalid', message: expect.stringContaining(words) }),
    );
  });

  it('rejects another id than the manifest has', () => {
    expect(() => checkExport(record, { default: makePlugin('other') })).toThrow(
      expect.objectContaining({ code: 'id_mismatch', message: expect.stringMatching(/"mine".*"other"/) }),
    );
  });
});
