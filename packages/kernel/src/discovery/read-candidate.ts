import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parsePluginManifest } from '@retake/plugin-api';
import { PluginProblem } from '../report/index.js';
import type { Candidate } from './candidate.js';
import { locateEntry } from './locate-entry.js';

interface PackageJson {
  readonly name?: string;
  readonly version?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly retake?: unknown;
}

/**
 * Reads the package.json in `folder` and runs nothing. Undefined when it is no plugin (no `retake` field).
 * @param name what to call it when its package.json does not tell
 */
export async function readCandidate(folder: string, name: string): Promise<Candidate | undefined> {
  let content: PackageJson;
  try {
    content = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as PackageJson;
  } catch (cause) {
    const message = `${join(folder, 'package.json')} cannot be read`;
    return {
      package: name,
      path: folder,
      problem: new PluginProblem('read', 'manifest_unreadable', message, { cause }),
    };
  }
  if (content.retake === undefined) return undefined;
  const base = describePackage(folder, name, content);
  const parsed = parsePluginManifest(content.retake);
  if (parsed.problems)
    return { ...base, problem: new PluginProblem('read', 'manifest_invalid', parsed.problems.join('; ')) };
  try {
    return { ...base, manifest: parsed.manifest, entry: locateEntry(folder, parsed.manifest.plugin) };
  } catch (problem) {
    if (problem instanceof PluginProblem) return { ...base, manifest: parsed.manifest, problem };
    throw problem;
  }
}

function describePackage(folder: string, name: string, content: PackageJson): Candidate {
  const { version, os, cpu } = content;
  return {
    package: content.name ?? name,
    path: folder,
    ...(version === undefined ? {} : { version }),
    platforms: { ...(os === undefined ? {} : { os }), ...(cpu === undefined ? {} : { cpu }) },
  };
}
