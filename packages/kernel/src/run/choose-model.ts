import { stat } from 'node:fs/promises';
import { type ModelAdapter, points, RetakeError } from '@retake/plugin-api';
import type { ActiveContribution, PluginHost } from '../lifecycle/index.js';

type Model = ActiveContribution<ModelAdapter>;

/**
 * The model asked for, or, when none is, the only one there is or the one that recognises the checkpoint.
 * @param given id of a model, or the end of one after a dash: `t2v` for `wan-t2v`
 * @throws RetakeError `model_unknown` when there is none or it cannot be told, `checkpoint_not_found`
 */
export async function chooseModel(
  plugins: PluginHost,
  given: string | undefined,
  checkpoint: string,
): Promise<ModelAdapter> {
  const models = plugins.all(points.model);
  const [only] = models;
  if (given !== undefined) return plugins.get(points.model, fullId(models, given)).value;
  if (only === undefined) return plugins.get(points.model, 'of any kind').value;
  if (models.length === 1) return only.value;
  for (const { value } of models) if (await recognises(value, checkpoint)) return value;
  if (!(await isFolder(checkpoint))) throw notFound(checkpoint);
  throw unrecognised(models, checkpoint, await kindsOf(models, checkpoint));
}

function fullId(models: readonly Model[], given: string): string {
  const ids = models.map(({ id }) => id);
  const ends = ids.filter((id) => id.endsWith(`-${given}`));
  return ids.includes(given) || ends.length !== 1 ? given : (ends[0] ?? given);
}

/** A model that fails at looking does not recognise. */
async function recognises(model: ModelAdapter, checkpoint: string): Promise<boolean> {
  try {
    return (await model.recognises?.(checkpoint)) === true;
  } catch {
    return false;
  }
}

/** What models know the checkpoint to be that they cannot run. */
async function kindsOf(models: readonly Model[], checkpoint: string): Promise<readonly string[]> {
  const said = await Promise.all(
    models.map(async ({ value }) => {
      try {
        return await value.unsupported?.(checkpoint);
      } catch {
        return undefined;
      }
    }),
  );
  return [...new Set(said.filter((kind) => kind !== undefined))];
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (about) => about.isDirectory(),
    () => false,
  );
}

function notFound(checkpoint: string): RetakeError {
  return new RetakeError('checkpoint_not_found', `There is no checkpoint folder ${checkpoint}.`, {
    facts: { checkpoint },
  });
}

function unrecognised(models: readonly Model[], checkpoint: string, kinds: readonly string[]): RetakeError {
  const known = models.map(({ id }) => id);
  if (kinds.length > 0)
    return new RetakeError(
      'model_unknown',
      `No installed model runs the checkpoint ${checkpoint}: it is ${kinds.join(', or ')}; there are ${known.join(', ')}.`,
      {
        hint: 'Give a checkpoint of one of these models, or install the plugin of its model.',
        facts: { checkpoint, known, kinds },
      },
    );
  const message = `No installed model recognises the checkpoint ${checkpoint}; there are ${known.join(', ')}.`;
  return new RetakeError('model_unknown', message, {
    hint: 'Name the model, give the folder that holds model_index.json, or install the plugin of its model.',
    facts: { checkpoint, known },
  });
}
