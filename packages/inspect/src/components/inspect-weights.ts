import { join } from 'node:path';
import { openWeights, type SafetensorsFile, type TensorEntry } from '@retake/onnx';
import { RetakeError } from '@retake/plugin-api';
import { isPickleName } from '../files/leftovers.js';
import { lookAtPath } from '../files/look-at-path.js';
import { relativePath } from '../files/relative-path.js';
import { finding } from '../report/finding.js';
import type { Reason } from '../report/reasons.js';
import { chooseWeights, type WeightChoice } from '../weights/choose-weights.js';
import { inspectValues } from '../weights/inspect-values.js';
import { probeWeightFile } from '../weights/probe-weight-file.js';
import { readClaims } from '../weights/read-claims.js';
import { type ComponentDraft, type ComponentPlace, isBroken } from './component-draft.js';
import { blameHalfDownloads } from './open-folder.js';

/** Finds, opens and samples the weight files of a component; tensors and defects go into the draft. */
export async function inspectWeights(
  place: ComponentPlace,
  draft: ComponentDraft,
  names: readonly string[],
): Promise<void> {
  const choice = chooseWeights(names);
  if (choice.kind === 'none') return explainNoWeights(place, draft, names);
  if ('files' in choice) return refuseSeveral(place, draft, choice);
  if (choice.kind === 'index') await openSharded(place, draft, choice.file);
  else await openFiles(place, draft, [choice.file], 'weights_missing');
  if (!isBroken(draft)) await confirm(place, draft);
  if (draft.findings.some(({ reason }) => reason === 'shard_missing')) blameHalfDownloads(draft);
}

/** Several files and nothing that says which is which. */
async function refuseSeveral(
  place: ComponentPlace,
  draft: ComponentDraft,
  { kind, files }: Extract<WeightChoice, { readonly files: readonly string[] }>,
): Promise<void> {
  const here = relativePath(place.root, place.folder);
  const shards = kind === 'shards_without_index';
  const message = shards
    ? `${here} holds shards and no index that says which tensor is where`
    : `${here} holds several weight files: ${files.join(', ')}`;
  const reason = shards ? 'index_missing' : 'weights_ambiguous';
  draft.findings.push(finding(place.name, reason, message, { file: here, facts: { files } }));
  if (shards) await openFiles(place, draft, files, 'shard_missing');
}

async function explainNoWeights(
  place: ComponentPlace,
  draft: ComponentDraft,
  names: readonly string[],
): Promise<void> {
  const here = relativePath(place.root, place.folder);
  const add = (reason: Reason, message: string) =>
    draft.findings.push(finding(place.name, reason, message, { file: here }));
  const gguf = names.find((name) => name.endsWith('.gguf'));
  const pickle = names.find(isPickleName);
  if (draft.findings.some(({ reason }) => reason === 'leftover')) blameHalfDownloads(draft);
  else if (gguf) add('gguf', `${here} holds ${gguf}, which Retake does not read`);
  else if (pickle) add('pickle', `${here} holds only ${pickle}, a pickle, which is never read`);
  else if (!draft.findings.some(({ reason }) => reason === 'folder_empty'))
    add('weights_missing', `${here} holds no .safetensors file`);
}

async function openSharded(place: ComponentPlace, draft: ComponentDraft, index: string): Promise<void> {
  const path = join(place.folder, index);
  const file = relativePath(place.root, path);
  const state = await lookAtPath(path);
  if (state.is !== 'file') {
    const reason = state.is === 'problem' ? state.reason : 'index_missing';
    draft.findings.push(finding(place.name, reason, `${file} cannot be read`, { file }));
    return;
  }
  const claims = await readClaims(place.name, path, file);
  draft.findings.push(...claims.findings);
  const shards = [...new Set(claims.tensors.values())].sort();
  const opened = await openFiles(place, draft, shards, 'shard_missing');
  const lost = [...claims.tensors].filter(
    ([tensor, shard]) => opened.get(shard)?.tensors.has(tensor) === false,
  );
  const [first] = lost;
  if (first) {
    const text = `${file} says that "${first[0]}" is in ${first[1]}, and it is not${lost.length > 1 ? ` (and ${lost.length - 1} more)` : ''}`;
    draft.findings.push(
      finding(place.name, 'index_tensor_missing', text, {
        file,
        tensor: first[0],
        facts: { count: lost.length },
      }),
    );
  }
  // What the index does not name is not loaded, so it does not count as being there.
  draft.tensors = new Map([...draft.tensors].filter(([tensor]) => claims.tensors.has(tensor)));
}

async function openFiles(
  place: ComponentPlace,
  draft: ComponentDraft,
  files: readonly string[],
  missing: Reason,
): Promise<ReadonlyMap<string, SafetensorsFile>> {
  const opened = new Map<string, SafetensorsFile>();
  const tensors = new Map<string, TensorEntry>(draft.tensors);
  for (const file of files) {
    place.options.signal?.throwIfAborted();
    const path = join(place.folder, file);
    const probed = await probeWeightFile(place.name, place.root, path, missing, place.options);
    if (probed.report) draft.files.push(probed.report);
    draft.findings.push(...probed.findings);
    if (!probed.opened) continue;
    opened.set(file, probed.opened);
    for (const [name, entry] of probed.opened.tensors) tensors.set(name, entry);
    const shown = relativePath(place.root, path);
    draft.findings.push(...(await inspectValues(place.name, shown, probed.opened, place.options)));
  }
  draft.tensors = tensors;
  return opened;
}

/** What a run opens is what was judged: the same reader must be content too. */
async function confirm(place: ComponentPlace, draft: ComponentDraft): Promise<void> {
  try {
    await openWeights(place.folder);
  } catch (error) {
    if (!RetakeError.is(error)) throw error;
    const file = relativePath(place.root, place.folder);
    draft.findings.push(finding(place.name, 'header_invalid', error.message, { file, facts: error.facts }));
  }
}
