import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from '@retake/plugin-api';
import { checkCreate } from './check-create.js';
import { checkDefinition, isPlugin } from './check-definition.js';
import { checkLife } from './check-life.js';
import { checkRegister } from './check-register.js';
import type { Finding } from './finding.js';
import { readPluginPackage } from './read-plugin-package.js';

export interface CheckPluginOptions {
  /** Configuration to register with; an empty object unless given. Only for plugins that have a schema. */
  readonly config?: unknown;
  /** Values to inject, by token id, instead of the fakes. */
  readonly services?: Readonly<Record<string, unknown>>;
}

/**
 * Takes a built plugin through its life (read, import, check, register, create, start, stop) with fakes around it.
 * Gives back what is against the contract; a good plugin gives an empty list:
 * `expect(await checkPlugin(folder)).toEqual([])`.
 * A plugin that hangs is ended by the time limit of the test.
 * @param folder path of the plugin's package
 */
export async function checkPlugin(
  folder: string,
  options: CheckPluginOptions = {},
): Promise<readonly Finding[]> {
  const { findings, manifest, entry } = await readPluginPackage(folder);
  if (manifest === undefined || entry === undefined) return findings;
  const loaded = await load(entry);
  if ('message' in loaded) return [...findings, loaded];
  const plugin: unknown = loaded.module.default;
  const definition = checkDefinition(plugin, manifest);
  if (!isPlugin(plugin)) return [...findings, ...definition];
  const config = await validate(plugin, options.config);
  if ('message' in config) return [...findings, ...definition, config];
  const { collected, findings: register } = checkRegister(plugin, config.value, manifest);
  const cache = await mkdtemp(join(tmpdir(), 'retake-check-'));
  try {
    const create = await checkCreate(collected, options.services ?? {}, cache);
    return [...findings, ...definition, ...register, ...create, ...(await checkLife(plugin))];
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}

async function load(entry: string): Promise<{ readonly module: { readonly default?: unknown } } | Finding> {
  try {
    return { module: await import(/* @vite-ignore */ pathToFileURL(entry).href) };
  } catch (error) {
    const message = `${entry} cannot be imported: ${String(error)}`;
    return {
      check: 'import',
      message,
      hint: 'A plugin must load on any machine; do what may fail in start.',
    };
  }
}

async function validate(plugin: Plugin, given: unknown): Promise<{ readonly value: unknown } | Finding> {
  if (plugin.config === undefined) return { value: undefined };
  const result = await plugin.config['~standard'].validate(given ?? {});
  if (result.issues === undefined) return { value: result.value };
  const message = result.issues.map((issue) => issue.message).join('; ');
  return { check: 'register', message: `the configuration is refused: ${message}`, hint: 'Pass `config`.' };
}
