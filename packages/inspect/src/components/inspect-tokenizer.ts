import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type JsonObject, type JsonValue, RetakeError } from '@retake/plugin-api';
import { loadTokenizer } from '@retake/wan';
import { knownHash } from '../files/known-hash.js';
import { relativePath } from '../files/relative-path.js';
import { finding } from '../report/finding.js';
import type { ComponentDraft, ComponentPlace } from './component-draft.js';
import { blameHalfDownloads, openFolder } from './open-folder.js';
import { classOf, readJson } from './read-component-config.js';

const needed = ['tokenizer.json', 'tokenizer_config.json'] as const;
const sample = 'a cat';

/** Loads the tokenizer as a run does and turns a word into ids with it. */
export async function inspectTokenizer(place: ComponentPlace): Promise<ComponentDraft> {
  const { draft, names } = await openFolder(place);
  if (!names) return draft;
  if (names.length === 0) {
    blameHalfDownloads(draft);
    return draft;
  }
  const files: JsonObject[] = [];
  for (const name of needed) {
    const path = join(place.folder, name);
    const file = relativePath(place.root, path);
    const read = await readJson(place.name, path, file);
    if ('json' in read) {
      files.push(read.json);
      draft.files.push({
        path: file,
        bytes: (await stat(path)).size,
        hash: await knownHash(place.root, path),
      });
    } else draft.findings.push(missing(place, read.problem, names));
  }
  const [model, config] = files;
  if (!model || !config) {
    if (draft.findings.some(({ reason }) => reason === 'tokenizer_incomplete')) blameHalfDownloads(draft);
    return draft;
  }
  draft.className = classOf(config);
  draft.fit.vocabulary = vocabularyOf(model);
  draft.config = { vocabulary: draft.fit.vocabulary };
  await load(place, draft);
  return draft;
}

function missing(
  place: ComponentPlace,
  problem: ComponentDraft['findings'][number],
  names: readonly string[],
) {
  if (problem.reason !== 'config_missing') return problem;
  const onlyPieces = names.includes('spiece.model') ? '; there is only spiece.model' : '';
  return finding(place.name, 'tokenizer_incomplete', `${problem.message}${onlyPieces}`, {
    ...(problem.file !== null && { file: problem.file }),
  });
}

async function load(place: ComponentPlace, draft: ComponentDraft): Promise<void> {
  const file = relativePath(place.root, place.folder);
  try {
    const tokenizer = await loadTokenizer(place.folder);
    tokenizer.encode(sample, sample.length);
  } catch (error) {
    if (!RetakeError.is(error) && !(error instanceof Error)) throw error;
    const message = error.message.replaceAll(place.folder, file);
    draft.findings.push(finding(place.name, 'tokenizer_invalid', message, { file }));
  }
}

/** Ids it can give: one more than the greatest. */
function vocabularyOf(json: JsonObject): number {
  const model = json.model as { readonly vocab?: JsonValue } | undefined;
  const added = Array.isArray(json.added_tokens) ? json.added_tokens : [];
  const words = Array.isArray(model?.vocab) ? model.vocab.length : Object.keys(model?.vocab ?? {}).length;
  return added.reduce<number>(
    (most, token) => Math.max(most, Number((token as { readonly id?: number } | null)?.id ?? -1) + 1),
    words,
  );
}
