import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isHalfDownload } from '../files/leftovers.js';
import { lookAtPath } from '../files/look-at-path.js';
import { relativePath } from '../files/relative-path.js';
import { finding } from '../report/finding.js';
import { type ComponentDraft, type ComponentPlace, emptyDraft } from './component-draft.js';

/** A draft for a component's folder, and the names of its files; without names there is nothing to look into. */
export interface OpenedFolder {
  readonly draft: ComponentDraft;
  readonly names?: readonly string[];
}

/** Looks whether the folder is there and lists it. */
export async function openFolder(place: ComponentPlace): Promise<OpenedFolder> {
  const { name, folder, root } = place;
  const draft = emptyDraft(name);
  const path = relativePath(root, folder);
  const state = await lookAtPath(folder);
  if (state.is === 'nothing') {
    draft.findings.push(finding(name, 'folder_missing', `there is no folder ${path}`, { file: path }));
    return { draft };
  }
  draft.present = true;
  if (state.is === 'problem') {
    draft.findings.push(finding(name, state.reason, `${path}: ${state.message}`, { file: path }));
    return { draft };
  }
  if (state.is === 'file') {
    draft.findings.push(finding(name, 'not_a_folder', `${path} is a file`, { file: path }));
    return { draft };
  }
  const names = (await readdir(folder)).filter((file) => !file.startsWith('.')).sort();
  const halves = names.filter(isHalfDownload).map((file) => join(folder, file));
  halves.push(...(await downloading(place)));
  const rest = names.filter((file) => !isHalfDownload(file));
  for (const half of halves)
    draft.findings.push(
      finding(name, 'leftover', `${relativePath(root, half)} is a download that is not done`, {
        file: relativePath(root, half),
      }),
    );
  if (names.length === 0 && halves.length === 0)
    draft.findings.push(finding(name, 'folder_empty', `${path} is empty`, { file: path }));
  return { draft, names: rest };
}

/** What `hf download --local-dir` has begun and not finished. */
async function downloading({ root, name }: ComponentPlace): Promise<string[]> {
  const folder = join(root, '.cache/huggingface/download', name);
  const names = await readdir(folder).catch(() => []);
  return names.filter((file) => file.endsWith('.incomplete')).map((file) => join(folder, file));
}

/** Turns leftovers of downloads into the reason, where what they would become is missing. */
export function blameHalfDownloads(draft: ComponentDraft): void {
  const halves = draft.findings.filter(({ reason }) => reason === 'leftover');
  for (const half of halves) {
    draft.findings.splice(draft.findings.indexOf(half), 1);
    draft.findings.push(
      finding(draft.name, 'half_download', half.message, half.file === null ? {} : { file: half.file }),
    );
  }
}
