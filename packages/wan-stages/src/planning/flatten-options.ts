import { type JsonObject, type JsonValue, RetakeError } from '@retake/plugin-api';
import { closestName } from '../request/closest-name.js';

const optionPaths = [
  'residency',
  'precision.transformer',
  'vae.tiling',
  'vae.encodeTiling',
  'components',
  'level',
] as const;

/**
 * Options the caller insists on as dotted paths; `{ precision: { transformer: 'int8' } }` and
 * `{ 'precision.transformer': 'int8' }` are the same.
 * @throws RetakeError `config_invalid` for an option there is not
 */
export function flattenOptions(options: JsonObject): JsonObject {
  const flat = Object.fromEntries(Object.entries(options).flatMap(([name, value]) => paths(name, value)));
  for (const path of Object.keys(flat)) checkKnown(path);
  return flat;
}

function paths(path: string, value: JsonValue): (readonly [string, JsonValue])[] {
  if (isGroup(path, value))
    return Object.entries(value).flatMap(([name, inner]) => paths(`${path}.${name}`, inner));
  return [[path, value]];
}

function isGroup(path: string, value: JsonValue): value is JsonObject {
  const holdsOptions = optionPaths.some((known) => known.startsWith(`${path}.`));
  return holdsOptions && typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkKnown(path: string): void {
  if ((optionPaths as readonly string[]).includes(path)) return;
  const close = closestName(path, optionPaths);
  throw new RetakeError('config_invalid', `There is no option ${path}`, {
    hint: close ? `Did you mean ${close}?` : `Options are ${optionPaths.join(', ')}.`,
    facts: { path: `options.${path}`, known: [...optionPaths] },
  });
}
