import type { Plugin, PluginDefinition } from './plugin.js';
import { pluginBrand } from './plugin-brand.js';
import { RetakeError } from './retake-error.js';

const idPattern = /^[a-z0-9][a-z0-9-]*$/;

/**
 * Declares a plugin; export the result as the module's default.
 * @throws RetakeError `plugin_definition_invalid` at once when the shape is wrong.
 */
export function definePlugin<Config = undefined>(definition: PluginDefinition<Config>): Plugin {
  const problem = findProblem(definition);
  if (problem) {
    throw new RetakeError('plugin_definition_invalid', problem, {
      hint: 'Give definePlugin an object with id, api: 1 and a register function.',
    });
  }
  return Object.freeze({ ...definition, brand: pluginBrand }) as unknown as Plugin;
}

function findProblem(definition: unknown): string | undefined {
  if (typeof definition !== 'object' || definition === null)
    return `definePlugin got ${definition === null ? 'null' : typeof definition}`;
  const { id, api, register } = definition as Record<string, unknown>;
  if (typeof id !== 'string' || !idPattern.test(id))
    return `plugin id ${JSON.stringify(id)} is not lower-case words joined by "-"`;
  if (api !== 1) return `plugin "${id}" asks for api ${JSON.stringify(api)}; this version offers 1`;
  if (typeof register !== 'function') return `plugin "${id}" has no register function`;
  return undefined;
}
