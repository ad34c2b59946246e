import type { Plugin, StandardSchema } from '@retake/plugin-api';
import { PluginProblem } from '../report/index.js';

/**
 * The configuration of one plugin: checked by its schema, frozen to the bottom. A copy; the caller's object stays as it is.
 * @throws PluginProblem `config_invalid`, with path, what was expected and what was received
 */
export async function validateConfig(plugin: Plugin, given: unknown): Promise<unknown> {
  const schema = plugin.config as StandardSchema<unknown> | undefined;
  if (schema === undefined) {
    if (given === undefined) return undefined;
    throw new PluginProblem('config', 'config_invalid', `plugin "${plugin.id}" takes no configuration`, {
      hint: `Remove the configuration for "${plugin.id}".`,
    });
  }
  const result = await schema['~standard'].validate(copyOf(plugin.id, given));
  if (result.issues === undefined) return deepFreeze(result.value);
  const issues = result.issues.map((issue) => {
    const keys = (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
    const place = ['config', plugin.id, ...keys].map(String).join('.');
    return `${place}: ${issue.message} (received ${show(valueAt(given, keys))})`;
  });
  throw new PluginProblem('config', 'config_invalid', issues.join('; '));
}

/** Schemas see an empty object when nothing is given, so that defaults apply. */
function copyOf(id: string, given: unknown): unknown {
  try {
    return structuredClone(given ?? {});
  } catch (cause) {
    throw new PluginProblem('config', 'config_invalid', `config.${id} holds something that is not data`, {
      cause,
    });
  }
}

function valueAt(value: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
