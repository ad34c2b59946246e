import { type ComponentDraft, emptyDraft } from '../components/component-draft.js';
import type { CheckpointLayout } from '../report/checkpoint-report.js';
import type { InspectedComponent } from '../report/component-name.js';
import { finding } from '../report/finding.js';
import type { LooseFile } from '../report/loose-file.js';
import type { Reason } from '../report/reasons.js';

const byFormat: Partial<Record<LooseFile['format'], Reason>> = { gguf: 'gguf', pickle: 'pickle' };

/** A component of a checkpoint that is not in diffusers layout: there, and of no use to Retake. */
export function draftFromLoose(
  name: InspectedComponent,
  loose: readonly LooseFile[],
  layout: CheckpointLayout,
): ComponentDraft {
  const draft = emptyDraft(name);
  for (const file of loose.filter((one) => componentOf(one) === name)) {
    draft.present = true;
    const usual: Reason = layout === 'wan-native' ? 'native_layout' : 'comfyui_layout';
    const reason = byFormat[file.format] ?? usual;
    draft.files.push({ path: file.path, bytes: file.bytes, hash: null });
    draft.findings.push(finding(name, reason, `${file.path} is ${file.title}`, { file: file.path }));
  }
  if (!draft.present) draft.findings.push(finding(name, 'folder_missing', `there is no ${name}`));
  return draft;
}

function componentOf({ role, path }: LooseFile): InspectedComponent | null {
  return role === 'transformer' && /low[_-]?noise/i.test(path) ? 'transformer_2' : role;
}
