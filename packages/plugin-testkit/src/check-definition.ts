import { type Plugin, type PluginManifest, pluginBrand } from '@retake/plugin-api';
import type { Finding } from './finding.js';

const knownFields = ['brand', 'id', 'api', 'config', 'register', 'start', 'stop'];

/** Holds the default export of a plugin's module against its manifest. */
export function checkDefinition(exported: unknown, manifest: PluginManifest): readonly Finding[] {
  if (!isPlugin(exported))
    return [finding('the default export is not a plugin', 'Export the result of definePlugin as default.')];
  const found: Finding[] = [];
  for (const field of ['id', 'api'] as const)
    if (exported[field] !== manifest[field])
      found.push(
        finding(
          `${field} is ${manifest[field]} in package.json and ${exported[field]} in the code`,
          'Use the same in both.',
        ),
      );
  for (const field of Object.keys(exported).filter((key) => !knownFields.includes(key)))
    found.push(
      finding(
        `definePlugin got the unknown field "${field}"`,
        `Known are ${knownFields.slice(1).join(', ')}.`,
      ),
    );
  return found;
}

export function isPlugin(value: unknown): value is Plugin {
  return typeof value === 'object' && value !== null && (value as Partial<Plugin>).brand === pluginBrand;
}

function finding(message: string, hint: string): Finding {
  return { check: 'definition', message, hint };
}
