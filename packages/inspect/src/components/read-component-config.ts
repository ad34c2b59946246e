import { join } from 'node:path';
import { type JsonObject, RetakeError } from '@retake/plugin-api';
import { lookAtPath, problemOf } from '../files/look-at-path.js';
import { readSmallFile } from '../files/read-small-file.js';
import { relativePath } from '../files/relative-path.js';
import { sniffBytesOf } from '../files/sniff-file.js';
import { type Finding, finding } from '../report/finding.js';
import type { ComponentDraft, ComponentPlace } from './component-draft.js';

/** Fields whose value says which model it is. */
const identities = ['_class_name', 'model_type'];

/**
 * Reads a config by its reader of @retake/wan; what is wrong with it goes into the draft. Undefined when it cannot be used.
 */
export async function readComponentConfig<T>(
  place: ComponentPlace,
  draft: ComponentDraft,
  name: string,
  read: (folder: string) => Promise<T>,
): Promise<T | undefined> {
  const path = join(place.folder, name);
  const file = relativePath(place.root, path);
  const raw = await readJson(place.name, path, file);
  if ('problem' in raw) {
    draft.findings.push(raw.problem);
    return undefined;
  }
  draft.className = classOf(raw.json);
  try {
    return await read(place.folder);
  } catch (error) {
    if (!RetakeError.is(error)) throw error;
    const { field = '', found = '', expected = '' } = error.facts;
    const reason = identities.includes(String(field)) ? 'other_model' : 'config_invalid';
    const message =
      reason === 'other_model'
        ? `${file} is of ${found === 'missing' ? 'an unknown model' : found}, which Retake does not run`
        : `${file}: ${field === '' ? 'the file' : field} is ${found}. ${expected}`;
    draft.findings.push(finding(place.name, reason, message, { file, facts: { field, found, expected } }));
    return undefined;
  }
}

type Json = { readonly json: JsonObject } | { readonly problem: Finding };

/** A JSON object, or what is wrong with the file. */
export async function readJson(component: Finding['component'], path: string, file: string): Promise<Json> {
  const bad = (reason: Finding['reason'], message: string): Json => ({
    problem: finding(component, reason, message, { file }),
  });
  const state = await lookAtPath(path);
  if (state.is === 'nothing') return bad('config_missing', `${file} is missing`);
  if (state.is === 'problem') return bad(state.reason, state.message);
  if (state.is === 'folder') return bad('not_a_file', `${file} is a folder`);
  let bytes: Buffer | undefined;
  try {
    bytes = await readSmallFile(path);
  } catch (error) {
    const problem = problemOf(error, path);
    return problem.is === 'problem'
      ? bad(problem.reason, problem.message)
      : bad('config_missing', `${file} is missing`);
  }
  if (!bytes) return bad('config_not_json', `${file} has ${state.size} bytes, too many for a JSON file`);
  try {
    const json: unknown = JSON.parse(bytes.toString());
    if (typeof json === 'object' && json !== null && !Array.isArray(json))
      return { json: json as JsonObject };
  } catch {
    const sniffed = sniffBytesOf(bytes);
    if (sniffed && sniffed.reason !== 'error_text')
      return bad(
        sniffed.reason,
        `${file} is ${sniffed.reason === 'empty_file' ? 'empty' : `${sniffed.what}, not JSON`}`,
      );
  }
  return bad('config_not_json', `${file} is not a JSON object`);
}

/** The class a config names: diffusers' `_class_name`, or the first of transformers' `architectures`. */
export function classOf(json: JsonObject): string | null {
  const { _class_name: name, architectures, tokenizer_class: tokenizer } = json;
  if (typeof name === 'string') return name;
  const [first] = Array.isArray(architectures) ? architectures : [];
  if (typeof first === 'string') return first;
  return typeof tokenizer === 'string' ? tokenizer : null;
}
