import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RetakeError } from '@retake/plugin-api';

export interface App {
  /** Absolute path of the app's package.json. */
  readonly packageJson: string;
  readonly folder: string;
  readonly dependencies: readonly string[];
  readonly optionalDependencies: readonly string[];
}

interface AppManifest {
  readonly name?: unknown;
  readonly dependencies?: Record<string, unknown>;
  readonly optionalDependencies?: Record<string, unknown>;
}

/**
 * The nearest package.json with a name or dependencies, from `from` (a file URL or a path) upwards.
 * @throws RetakeError `config_invalid` when there is none, or it is not JSON
 */
export async function findApp(from: string): Promise<App> {
  const start = from.startsWith('file:') ? fileURLToPath(from) : resolve(from);
  for (let folder = start; ; folder = dirname(folder)) {
    const packageJson = join(folder, 'package.json');
    const manifest = await readManifest(packageJson);
    if (manifest && (manifest.name !== undefined || manifest.dependencies !== undefined))
      return toApp(packageJson, manifest);
    if (dirname(folder) === folder) break;
  }
  throw new RetakeError('config_invalid', `no package.json found from ${start} upwards`, {
    hint: 'Give `from` the import.meta.url of a module of your app, or its folder.',
    facts: { from, absolute: isAbsolute(start) },
  });
}

function toApp(packageJson: string, manifest: AppManifest): App {
  const optionalDependencies = Object.keys(manifest.optionalDependencies ?? {});
  const dependencies = Object.keys(manifest.dependencies ?? {}).filter(
    (name) => !optionalDependencies.includes(name),
  );
  return { packageJson, folder: dirname(packageJson), dependencies, optionalDependencies };
}

async function readManifest(path: string): Promise<AppManifest | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text) as AppManifest;
  } catch (cause) {
    throw new RetakeError('config_invalid', `${path} is not valid JSON`, { cause, facts: { path } });
  }
}
