import { readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type PluginManifest, parsePluginManifest } from '@retake/plugin-api';
import type { Finding } from './finding.js';

const apiPackage = '@retake/plugin-api';

interface PackageJson {
  readonly retake?: unknown;
  readonly keywords?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export interface PluginPackage {
  readonly findings: readonly Finding[];
  /** Present when the manifest is good enough to go on. */
  readonly manifest?: PluginManifest;
  /** Absolute path of the module to import. */
  readonly entry?: string;
}

/** Reads and checks what stands in a plugin's package.json. Runs nothing. */
export async function readPluginPackage(folder: string): Promise<PluginPackage> {
  const path = join(folder, 'package.json');
  const content = JSON.parse(await readFile(path, 'utf8')) as PackageJson;
  const parsed = parsePluginManifest(content.retake);
  const hint = 'See "The manifest" in docs/writing-a-plugin.md.';
  const findings: Finding[] = [
    ...(parsed.problems ?? []).map((message) => ({ check: 'manifest' as const, message, hint })),
    ...dependencyFindings(content),
  ];
  if (parsed.problems) return { findings };
  const entry = await realpath(join(folder, parsed.manifest.plugin)).catch(() => undefined);
  if (entry === undefined) {
    const message = `${parsed.manifest.plugin} does not exist in ${folder}`;
    return { findings: [...findings, { check: 'manifest', message, hint: 'Build the plugin first.' }] };
  }
  if (isOutside(await realpath(folder), entry) || !parsed.manifest.plugin.startsWith('./')) {
    const message = `${parsed.manifest.plugin} leads out of ${folder}`;
    const inside = 'Give a path that starts with "./" and stays in the package.';
    return { findings: [...findings, { check: 'manifest', message, hint: inside }] };
  }
  return { findings, manifest: parsed.manifest, entry };
}

function dependencyFindings(content: PackageJson): Finding[] {
  const findings: Finding[] = [];
  if (
    content.dependencies?.[apiPackage] !== undefined ||
    content.peerDependencies?.[apiPackage] === undefined
  )
    findings.push({
      check: 'manifest',
      message: `${apiPackage} is not a peer dependency`,
      hint: 'List it in peerDependencies, and in devDependencies for your own build.',
    });
  if (!content.keywords?.includes('retake-plugin'))
    findings.push({
      check: 'manifest',
      message: 'the keyword "retake-plugin" is missing',
      hint: 'Add it to keywords, so that people find the plugin in the registry.',
    });
  return findings;
}

function isOutside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || way === path;
}
