import type { PluginManifest } from './plugin-manifest.js';

const idPattern = /^[a-z0-9][a-z0-9-]*$/;
const known = ['plugin', 'id', 'api', 'kinds'];

/** Checks the shape of a `retake` field. Gives the manifest, or every problem as a sentence. Touches no file. */
export function parsePluginManifest(
  value: unknown,
):
  | { readonly manifest: PluginManifest; readonly problems?: undefined }
  | { readonly manifest?: undefined; readonly problems: readonly string[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problems: [`\`retake\` is ${describe(value)}, not an object`] };
  const field = value as Record<string, unknown>;
  const problems = [
    ...Object.keys(field)
      .filter((key) => !known.includes(key))
      .map((key) => `\`retake.${key}\` is not a known field; known are ${known.join(', ')}`),
    ...pathProblems(field.plugin),
    ...idProblems(field.id),
    ...(Number.isInteger(field.api) ? [] : [`\`retake.api\` is ${describe(field.api)}, not an integer`]),
    ...kindProblems(field.kinds),
  ];
  if (problems.length > 0) return { problems };
  return { manifest: field as unknown as PluginManifest };
}

function pathProblems(path: unknown): string[] {
  return typeof path === 'string' && path !== ''
    ? []
    : [`\`retake.plugin\` is ${describe(path)}, not a path that starts with "./"`];
}

function idProblems(id: unknown): string[] {
  return typeof id === 'string' && idPattern.test(id)
    ? []
    : [`\`retake.id\` is ${describe(id)}, not lower-case words joined by "-"`];
}

function kindProblems(kinds: unknown): string[] {
  return Array.isArray(kinds) && kinds.length > 0 && kinds.every((kind) => typeof kind === 'string')
    ? []
    : [`\`retake.kinds\` is ${describe(kinds)}, not a list of point names`];
}

function describe(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
