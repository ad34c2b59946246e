import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { RetakeError } from '@retake/plugin-api';
import { checkFit } from './checkpoint/check-fit.js';
import { draftFromLoose } from './checkpoint/draft-from-loose.js';
import { findLooseFiles, isWeights } from './checkpoint/find-loose-files.js';
import { finishComponent } from './checkpoint/finish-component.js';
import { inspectSingleFile } from './checkpoint/inspect-single-file.js';
import { judgePipelines } from './checkpoint/judge-pipelines.js';
import { kindOf } from './checkpoint/kind-of.js';
import { checkpointsIn, isDiffusers, layoutOf } from './checkpoint/layout-of.js';
import { type ModelIndex, readModelIndex } from './checkpoint/read-model-index.js';
import { reportWithoutComponents } from './checkpoint/report-without-components.js';
import { resolveSnapshot } from './checkpoint/resolve-snapshot.js';
import { summarise } from './checkpoint/summarise.js';
import type { ComponentDraft } from './components/component-draft.js';
import { componentTable } from './components/component-table.js';
import { lookAtPath } from './files/look-at-path.js';
import type { InspectOptions } from './options.js';
import type { CheckpointLayout, CheckpointReport } from './report/checkpoint-report.js';
import { type InspectedComponent, inspectedComponents } from './report/component-name.js';
import { type Finding, finding } from './report/finding.js';
import type { LooseFile } from './report/loose-file.js';
import { sumOfMemory } from './weights/memory-at-precisions.js';

type Drafts = Readonly<Record<InspectedComponent, ComponentDraft>>;

/**
 * Looks at a checkpoint folder without loading it: headers, configs, indexes and samples of the weights. Whatever is wrong
 * with the checkpoint is in the report. Of a single weight file it tells what it is.
 * @throws RetakeError `checkpoint_not_found` when there is neither, and the signal's reason
 */
export async function inspectCheckpoint(
  folder: string,
  options: InspectOptions = {},
): Promise<CheckpointReport> {
  const given = resolve(folder);
  const state = await lookAtPath(given);
  if (state.is === 'file' && isWeights(given)) return inspectSingleFile(given);
  await mustBeFolder(given);
  if (state.is === 'problem') return closed(given, finding('checkpoint', state.reason, state.message));
  const root = await resolveSnapshot(given);
  return (await isDiffusers(root)) ? inspectDiffusers(root, options) : inspectLoose(root);
}

async function mustBeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => error.code);
  if (typeof found === 'object' && !found.isDirectory())
    throw new RetakeError('checkpoint_not_found', `${folder} is a file, and none with weights`, {
      facts: { folder },
    });
  if (found === 'ENOENT' || found === 'ENOTDIR')
    throw new RetakeError('checkpoint_not_found', `There is no folder ${folder}`, { facts: { folder } });
}

async function inspectDiffusers(root: string, options: InspectOptions): Promise<CheckpointReport> {
  const index = await readModelIndex(root);
  const drafts: ComponentDraft[] = [];
  for (const name of inspectedComponents) {
    options.signal?.throwIfAborted();
    drafts.push(await componentTable[name].inspect({ name, root, folder: join(root, name), options }));
  }
  const byName = Object.fromEntries(drafts.map((draft) => [draft.name, draft])) as Drafts;
  const found = [...index.findings, ...checkFit(byName, index), ...unsupported(index)];
  const loose = await findLooseFiles(root, inspectedComponents);
  return report(root, 'diffusers', byName, index, found, loose);
}

async function inspectLoose(root: string): Promise<CheckpointReport> {
  const loose = await findLooseFiles(root);
  const layout = await layoutOf(root, loose);
  if (layout === 'component') return reportWithoutComponents(root, layout, reasonsOf(layout));
  if (layout === 'collection')
    return reportWithoutComponents(root, layout, reasonsOf(layout, await checkpointsIn(root)));
  const drafts = inspectedComponents.map((name) => draftFromLoose(name, loose, layout));
  const index: ModelIndex = { pipelineClass: null, listed: {}, config: undefined, findings: [] };
  const byName = Object.fromEntries(drafts.map((draft) => [draft.name, draft])) as Drafts;
  return report(root, layout, byName, index, reasonsOf(layout), loose);
}

function reasonsOf(layout: CheckpointLayout, names: readonly string[] = []): readonly Finding[] {
  const words = summarise({ layout, kind: 'unknown', components: [], pipelines: [] });
  const table: Readonly<Record<CheckpointLayout, Finding['reason']>> = {
    diffusers: 'model_index_missing',
    component: 'component_folder',
    collection: 'collection',
    'wan-native': 'native_layout',
    comfyui: 'comfyui_layout',
    gguf: 'gguf',
    pickle: 'pickle',
    empty: 'folder_empty',
    unknown: 'model_index_missing',
  };
  const message = [words.slice(0, -1), ...(names.length > 0 ? [names.join(', ')] : [])].join(': ');
  return [finding('checkpoint', table[layout], message, { facts: { names } })];
}

const known: readonly (string | null)[] = ['WanPipeline', 'WanImageToVideoPipeline', null];

/** Whether pipelines can be built by it: readable, and of a class that is known. */
function isSound({ config, pipelineClass }: ModelIndex): boolean {
  return config !== undefined && (known.includes(pipelineClass) || pipelineClass === 'WanVACEPipeline');
}

function unsupported({ pipelineClass }: ModelIndex): readonly Finding[] {
  if (known.includes(pipelineClass)) return [];
  const message = `model_index.json names a ${pipelineClass}, which Retake does not run`;
  return [finding('checkpoint', 'pipeline_unsupported', message, { file: 'model_index.json' })];
}

function report(
  folder: string,
  layout: CheckpointLayout,
  drafts: Drafts,
  index: ModelIndex,
  findings: readonly Finding[],
  looseFiles: readonly LooseFile[],
): CheckpointReport {
  const components = inspectedComponents.map((name) => finishComponent(drafts[name], index));
  const kind = kindOf(drafts, index);
  const pipelines = judgePipelines(kind, components, isSound(index));
  const bytes = [...components, ...looseFiles].reduce((sum, part) => sum + part.bytes, 0);
  return {
    version: 1,
    folder,
    layout,
    kind,
    pipelineClass: index.pipelineClass,
    summary: summarise({ layout, kind, components, pipelines }),
    components,
    pipelines,
    usable: pipelines.filter(({ buildable }) => buildable).map(({ id }) => id),
    findings,
    looseFiles,
    bytes: layout === 'diffusers' ? bytes : looseFiles.reduce((sum, file) => sum + file.bytes, 0),
    memory: sumOfMemory(components.flatMap(({ memory }) => (memory ? [memory] : []))),
  };
}

/** A folder that cannot be looked into. */
function closed(folder: string, problem: Finding): CheckpointReport {
  return { ...reportWithoutComponents(folder, 'unknown', [problem]), summary: `${problem.message}.` };
}
