import type { JsonObject, JsonValue } from '@retake/plugin-api';

const forbidden = new Set(['__proto__', 'prototype', 'constructor', '']);

/** The value at a dotted path, or undefined. Only own properties count. */
export function getPath(root: object, path: string): JsonValue | undefined {
  let value: unknown = root;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value as JsonValue | undefined;
}

/** A copy with another value at a dotted path; missing objects on the way are made, the rest is shared. */
export function setPath<T extends object>(root: T, path: string, value: JsonValue): T {
  const [name = '', ...rest] = path.split('.');
  if (forbidden.has(name)) throw new TypeError(`"${path}" is not a path`);
  if (rest.length === 0) return { ...root, [name]: value };
  const child = Object.hasOwn(root, name) ? (root as Record<string, unknown>)[name] : undefined;
  const inner = typeof child === 'object' && child !== null && !Array.isArray(child) ? child : {};
  return { ...root, [name]: setPath(inner as JsonObject, rest.join('.'), value) };
}
