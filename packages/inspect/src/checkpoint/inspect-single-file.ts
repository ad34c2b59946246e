import { basename, dirname } from 'node:path';
import type { CheckpointLayout, CheckpointReport } from '../report/checkpoint-report.js';
import { inspectedComponents } from '../report/component-name.js';
import { finding } from '../report/finding.js';
import type { LooseFile } from '../report/loose-file.js';
import type { Reason } from '../report/reasons.js';
import { describeLooseFile } from './find-loose-files.js';
import { isDiffusers } from './layout-of.js';
import { reportWithoutComponents } from './report-without-components.js';

/** One weight file, given by itself: what it is, and what to give instead. */
export async function inspectSingleFile(path: string): Promise<CheckpointReport> {
  const file = await describeLooseFile(dirname(path), path);
  const [layout, reason] = judge(file, await standsInCheckpoint(path));
  const what = file.problem === null ? file.title : `${file.title}: ${file.problem}`;
  const message = `${file.path} is ${what}`;
  const found = finding('checkpoint', reason, message, { file: file.path });
  return {
    ...reportWithoutComponents(path, layout, [found]),
    summary: `One weight file, not a checkpoint: ${what}.`,
    looseFiles: [file],
    bytes: file.bytes,
  };
}

/** Whether its folder is a component of a checkpoint in diffusers layout. */
async function standsInCheckpoint(path: string): Promise<boolean> {
  const folder = dirname(path);
  if (!inspectedComponents.some((name) => name === basename(folder))) return false;
  return isDiffusers(dirname(folder)).catch(() => false);
}

function judge({ format, role, problem }: LooseFile, inCheckpoint: boolean): [CheckpointLayout, Reason] {
  if (format === 'gguf') return ['gguf', 'gguf'];
  if (format === 'pickle') return ['pickle', 'pickle'];
  if (inCheckpoint) return ['component', 'component_folder'];
  if (problem !== null) return ['unknown', 'header_invalid'];
  return role === null ? ['unknown', 'model_index_missing'] : ['comfyui', 'comfyui_layout'];
}
