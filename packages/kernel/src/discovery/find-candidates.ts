import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from '@retake/plugin-api';
import { PluginProblem } from '../report/index.js';
import type { Candidate } from './candidate.js';
import type { App } from './find-app.js';
import { findPackageFolder } from './find-package-folder.js';
import { readCandidate } from './read-candidate.js';

/**
 * Every plugin among the direct dependencies of the app, in the order of package names, then the explicit ones.
 * Dependencies that are no plugins are left out; those that are not installed are reported.
 */
export async function findCandidates(
  app: App,
  explicit: readonly (Plugin | string)[] = [],
): Promise<readonly Candidate[]> {
  const names = [...app.dependencies, ...app.optionalDependencies].sort();
  const found = await Promise.all(names.map((name) => fromDependency(app, name)));
  const given = await Promise.all(explicit.map((item) => fromExplicit(app, item)));
  return withoutRepeats([...found, ...given].filter((item) => item !== undefined));
}

async function fromDependency(app: App, name: string): Promise<Candidate | undefined> {
  const folder = findPackageFolder(app.packageJson, name);
  if (folder !== undefined) return readCandidate(folder, name);
  if (app.optionalDependencies.includes(name)) return undefined;
  const message = `${name} is a dependency in ${app.packageJson} but is not installed`;
  return { package: name, problem: new PluginProblem('read', 'not_installed', message) };
}

async function fromExplicit(app: App, item: Plugin | string): Promise<Candidate> {
  if (typeof item !== 'string') return { package: `(object) ${item.id}`, plugin: item };
  const given = item.startsWith('file:') ? fileURLToPath(item) : resolve(app.folder, item);
  if (!existsSync(join(given, 'package.json'))) {
    const message = `${given} holds no package.json`;
    return { package: item, path: given, problem: new PluginProblem('read', 'manifest_unreadable', message) };
  }
  const folder = realpathSync(given);
  const candidate = await readCandidate(folder, item);
  if (candidate) return candidate;
  const message = `${join(folder, 'package.json')} has no \`retake\` field`;
  return { package: item, path: folder, problem: new PluginProblem('read', 'manifest_invalid', message) };
}

/** The same folder named twice (a dependency and an explicit path) is one plugin. */
function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter((candidate) => {
    if (candidate.path === undefined) return true;
    if (seen.has(candidate.path)) return false;
    seen.add(candidate.path);
    return true;
  });
}
