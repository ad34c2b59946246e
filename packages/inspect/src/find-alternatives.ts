import { homedir } from 'node:os';
import { basename, resolve } from 'node:path';
import { type HardwareFacts, type JsonObject, RetakeError } from '@retake/plugin-api';
import type { Alternative } from './alternatives/alternative.js';
import { identify } from './alternatives/identify.js';
import { needsOf } from './alternatives/needs-of.js';
import type { RegisteredCheckpoint, Task } from './alternatives/registered-checkpoint.js';
import { pluginModels, registered, registry } from './alternatives/registry.js';
import { scoreCompatibility } from './alternatives/score-compatibility.js';
import { describeStranger } from './alternatives/strangers.js';
import { taskOf, type WantedClip } from './alternatives/wanted-clip.js';
import { isWeights } from './checkpoint/find-loose-files.js';
import { type DiscoveryOptions, discoverLocal } from './discovery/discover-local.js';
import type { Surroundings } from './discovery/hf-cache.js';
import type { LocalCheckpoint } from './discovery/local-checkpoint.js';
import { lookAtPath } from './files/look-at-path.js';
import { inspectCheckpoint } from './inspect-checkpoint.js';
import type { CheckpointReport } from './report/checkpoint-report.js';

/** What to measure against and where to look. */
export interface AlternativeOptions extends DiscoveryOptions {
  /** Fields of the request that is to be made. */
  readonly request?: JsonObject;
  readonly hardware?: Pick<HardwareFacts, 'memoryBytes' | 'usable'>;
  /** Variables and home; those of this process unless given. */
  readonly surroundings?: Surroundings;
}

/** What could stand in for a checkpoint. Survives JSON and back without loss. */
export interface Alternatives {
  readonly task: Task;
  /** Id of the checkpoint it is about, where it is a known one. */
  readonly model: string | null;
  /** Best first. */
  readonly list: readonly Alternative[];
}

/** How much being at hand counts. */
const atHand: Readonly<Record<Alternative['availability'], number>> = {
  ready: 1,
  download: 0.8,
  elsewhere: 0.7,
  damaged: 0.3,
};
const kindTasks: Readonly<Partial<Record<CheckpointReport['kind'], Task>>> = {
  i2v: 'i2v',
  'i2v-clip': 'i2v',
  ti2v: 't2v',
  t2v: 't2v',
};

/**
 * What could stand in for a model or a checkpoint folder: on this disk (Hugging Face cache, ComfyUI, given paths) and to
 * download, best first.
 * @param wanted id, repository, id of a model plugin (`wan-t2v`), a folder or a weight file
 * @throws RetakeError `model_unknown` for what is none of these
 */
export async function findAlternatives(
  wanted: string,
  options: AlternativeOptions = {},
): Promise<Alternatives> {
  const surroundings = options.surroundings ?? { env: process.env, home: homedir() };
  const { model, folder, kind } = await understand(wanted);
  const request = options.request ?? {};
  const asked = taskOf(request, model);
  const clip: WantedClip = {
    task: model === null && asked === 't2v' ? (kindTasks[kind] ?? asked) : asked,
    model,
    request,
    ...(options.hardware && { hardware: options.hardware }),
  };
  const local = (await discoverLocal(surroundings, options)).filter(({ path }) => path !== folder);
  const list = [...local.flatMap((one) => fromDisk(one, clip)), ...registry.map((one) => fromHub(one, clip))];
  const same = (one: Alternative) =>
    one.availability === 'download' && folder === undefined && one.id === model?.id;
  const useful = list.filter((one) => one.compatibility.score > 0 && !same(one));
  return { task: clip.task, model: model?.id || null, list: useful.sort((a, b) => b.rank - a.rank) };
}

interface Understood {
  readonly model: RegisteredCheckpoint | null;
  readonly folder?: string;
  readonly kind: CheckpointReport['kind'];
}

async function understand(wanted: string): Promise<Understood> {
  const known = registered((Object.hasOwn(pluginModels, wanted) && pluginModels[wanted]) || wanted);
  if (known) return { model: known, kind: 'unknown' };
  const path = resolve(wanted);
  const { is } = await lookAtPath(path);
  if (is !== 'folder' && !(is === 'file' && isWeights(path))) {
    const ids = registry.map(({ id }) => id).join(', ');
    throw new RetakeError(
      'model_unknown',
      `${wanted} is neither a known checkpoint nor a folder or weight file`,
      {
        hint: `Give a folder, or one of: ${ids}.`,
        facts: { model: wanted },
      },
    );
  }
  const report = await inspectCheckpoint(path);
  const [file = null] = is === 'file' ? report.looseFiles : [];
  const local = {
    path,
    name: basename(path),
    foundIn: 'given',
    report: file ? null : report,
    file,
  } as const;
  return {
    model: identify(local) ?? describeStranger(local) ?? null,
    folder: report.folder,
    kind: report.kind,
  };
}

function fromDisk(local: LocalCheckpoint, wanted: WantedClip): Alternative[] {
  const known = identify(local);
  const described = known ?? describeStranger(local);
  if (!described) return [];
  const availability = availabilityOf(local);
  return [
    {
      ...alternative(described, wanted, availability),
      id: known?.id ?? null,
      title: local.file ? `${described.title}: ${local.file.title}` : described.title,
      place: local.path,
      foundIn: local.foundIn,
      licence: known?.licence ?? null,
      command: availability === 'ready' ? `retake generate --checkpoint ${JSON.stringify(local.path)}` : null,
    },
  ];
}

function availabilityOf({ report }: LocalCheckpoint): Alternative['availability'] {
  if (!report) return 'elsewhere';
  const full = report.pipelines.find(({ quality, buildable }) => quality === 'full' && buildable);
  if (!full) return 'damaged';
  return full.runsIn.includes('retake') ? 'ready' : 'elsewhere';
}

function fromHub(known: RegisteredCheckpoint, wanted: WantedClip): Alternative {
  return alternative(known, wanted, 'download');
}

function alternative(
  known: RegisteredCheckpoint,
  wanted: WantedClip,
  availability: Alternative['availability'],
): Alternative {
  const compatibility = scoreCompatibility(known, wanted);
  return {
    id: known.id,
    title: known.title,
    availability,
    place: known.repository,
    foundIn: null,
    compatibility,
    rank: Math.round(compatibility.score * atHand[availability] * 1000) / 1000,
    tasks: known.tasks,
    features: known.features,
    licence: known.licence,
    runsIn: known.runsIn,
    needs: needsOf(known),
    parts: known.parts,
    command: `hf download ${known.repository}`,
  };
}
