import { readFile } from 'node:fs/promises';
import { RetakeError } from '@retake/plugin-api';
import { findApp } from '../discovery/index.js';
import { type Priorities, priorityProblems } from '../recovery/priorities.js';
import { limitProblems, type RecoveryLimits } from '../recovery/recovery-limits.js';
import { type ConfigProblem, configInvalid, shown } from './config-problem.js';
import { nearest } from './nearest.js';

/** What an app configures beside its code; options of `createRetake` of the same names. */
export interface AppConfig {
  /** By plugin id. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly limits?: Partial<RecoveryLimits>;
  readonly priorities?: Priorities;
}

/** Fields of the `retake` section when the app is itself a plugin. */
const manifestFields = ['plugin', 'id', 'api', 'kinds'];

/**
 * The `retake` section of the app's package.json, empty where there is none.
 * @param from `import.meta.url` or a path of the app
 * @throws RetakeError `config_invalid` with file, path, value and what is allowed
 */
export async function readAppConfig(from: string): Promise<AppConfig> {
  const { packageJson } = await findApp(from);
  const { retake = {} } = (await readJson(packageJson)) as { readonly retake?: unknown };
  return checked(retake, { file: packageJson, path: 'retake', also: manifestFields });
}

/**
 * The same from a JSON file of its own.
 * @throws RetakeError `config_invalid`, also where the file cannot be read
 */
export async function readConfigFile(file: string): Promise<AppConfig> {
  return checked(await readJson(file), { file, path: '', also: [] });
}

/** Two configurations as one. The second wins, by plugin, by limit and by failure type. */
export function mergeAppConfigs(below: AppConfig, above: AppConfig): AppConfig {
  return {
    config: { ...below.config, ...above.config },
    limits: { ...below.limits, ...above.limits },
    priorities: { ...below.priorities, ...above.priorities },
  };
}

interface Place {
  readonly file: string;
  /** Of the section in the file; empty for all of it. */
  readonly path: string;
  readonly also: readonly string[];
}

const sections: Readonly<Record<keyof AppConfig, (given: object, path: string) => readonly ConfigProblem[]>> =
  {
    config: (given, path) =>
      Object.entries(given).flatMap(([id, options]) => objectProblem(options, `${path}.${id}`)),
    limits: limitProblems,
    priorities: priorityProblems,
  };

function checked(value: unknown, { file, path, also }: Place): AppConfig {
  const problems = isObject(value) ? sectionProblems(value, path, also) : objectProblem(value, path || 'it');
  if (problems.length > 0) throw configInvalid(problems, file);
  const given = value as AppConfig;
  const names = Object.keys(sections) as (keyof AppConfig)[];
  return Object.fromEntries(names.flatMap((name) => (given[name] ? [[name, given[name]]] : [])));
}

function sectionProblems(value: object, path: string, also: readonly string[]): readonly ConfigProblem[] {
  const names = Object.keys(sections);
  return Object.entries(value).flatMap(([name, given]) => {
    const at = path === '' ? name : `${path}.${name}`;
    if (Object.hasOwn(sections, name)) {
      const problems = objectProblem(given, at);
      return problems.length > 0 ? problems : sections[name as keyof AppConfig](given as object, at);
    }
    if (also.includes(name)) return [];
    return [
      { path: at, given: shown(given), allowed: `one of ${names.join(', ')}`, nearest: nearest(name, names) },
    ];
  });
}

function objectProblem(value: unknown, path: string): readonly ConfigProblem[] {
  return isObject(value) ? [] : [{ path, given: shown(value), allowed: 'an object' }];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    const what = cause instanceof SyntaxError ? 'is not valid JSON' : 'cannot be read';
    throw new RetakeError('config_invalid', `${file} ${what}: ${(cause as Error).message}`, {
      cause,
      hint: 'Give the path of a JSON file with `config`, `limits` or `priorities`.',
      facts: { file },
    });
  }
}
