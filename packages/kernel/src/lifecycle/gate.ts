import { points } from '@retake/plugin-api';
import { nearest } from '../config/index.js';
import { PluginProblem, type PluginState } from '../report/index.js';
import type { PluginRecord } from './plugin-record.js';

/** The contract version this kernel speaks. */
export const supportedApi = 1;

type Obstacle = readonly [PluginState, PluginProblem];

/** Decides without running code whether a candidate may be imported. Ends the record when not. */
export function gate(record: PluginRecord, exclude: readonly string[]): void {
  record.phase = 'gate';
  const obstacle =
    findExclusion(record, exclude) ??
    findForeignPlatform(record) ??
    findForeignApi(record) ??
    findUnknownKind(record);
  if (obstacle) record.end(...obstacle);
}

function findExclusion({ candidate, id }: PluginRecord, exclude: readonly string[]): Obstacle | undefined {
  if (!exclude.includes(candidate.package) && !(id !== undefined && exclude.includes(id))) return undefined;
  return ['skipped', new PluginProblem('gate', 'excluded', `${candidate.package} is excluded`)];
}

function findForeignPlatform({ candidate }: PluginRecord): Obstacle | undefined {
  const { os, cpu } = candidate.platforms ?? {};
  if (allows(os, process.platform) && allows(cpu, process.arch)) return undefined;
  const wanted = [...(os ?? []), ...(cpu ?? [])].join(', ');
  const message = `${candidate.package} is for ${wanted}; this is ${process.platform} ${process.arch}`;
  return ['skipped', new PluginProblem('gate', 'platform_unsupported', message)];
}

function findForeignApi({ candidate, plugin }: PluginRecord): Obstacle | undefined {
  const api: number | undefined = candidate.manifest?.api ?? plugin?.api;
  if (api === supportedApi) return undefined;
  const message = `${candidate.package} speaks plugin api ${api}; this version of Retake speaks ${supportedApi}`;
  return ['rejected', new PluginProblem('gate', 'api_unsupported', message)];
}

function findUnknownKind({ candidate }: PluginRecord): Obstacle | undefined {
  const known = Object.keys(points);
  const unknown = candidate.manifest?.kinds.find((kind) => !known.includes(kind));
  if (unknown === undefined) return undefined;
  const near = nearest(unknown, known);
  const message = `${candidate.package} names the kind "${unknown}"; known are ${known.join(', ')}`;
  const hint = near === undefined ? {} : { hint: `Did you mean "${near}"?` };
  return ['rejected', new PluginProblem('gate', 'kind_unknown', message, hint)];
}

/** npm's rule: a list allows what it names; `!x` forbids x and allows the rest. */
function allows(list: readonly string[] | undefined, actual: string): boolean {
  if (list === undefined || list.length === 0 || list.includes('any')) return true;
  if (list.includes(`!${actual}`)) return false;
  return list.includes(actual) || list.every((entry) => entry.startsWith('!'));
}
