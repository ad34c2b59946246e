import { type Plugin, pluginBrand } from '@retake/plugin-api';
import { PluginProblem } from '../report/index.js';
import type { PluginRecord } from './plugin-record.js';

/**
 * The plugin a module exports.
 * @throws PluginProblem `export_invalid` saying what was exported instead, `id_mismatch`
 */
export function checkExport(record: PluginRecord, module: Readonly<Record<string, unknown>>): Plugin {
  const exported = module.default;
  if (!isPlugin(exported)) {
    const message = `${record.candidate.entry} ${describeExports(module)}, not a plugin made by definePlugin`;
    throw new PluginProblem('check', 'export_invalid', message);
  }
  const expected = record.candidate.manifest?.id;
  if (exported.id !== expected) {
    const message = `${record.candidate.package} has the id "${expected}" in package.json and "${exported.id}" in its code`;
    throw new PluginProblem('check', 'id_mismatch', message);
  }
  return exported;
}

function isPlugin(value: unknown): value is Plugin {
  return typeof value === 'object' && value !== null && (value as Partial<Plugin>).brand === pluginBrand;
}

function describeExports(module: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(module).filter((name) => name !== 'default');
  if ('default' in module) return `exports ${describe(module.default)} as default`;
  return names.length === 0 ? 'exports nothing' : `has no default export, only ${names.join(', ')}`;
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return `an object with ${Object.keys(value).join(', ') || 'no fields'}`;
  return `a ${typeof value}`;
}
