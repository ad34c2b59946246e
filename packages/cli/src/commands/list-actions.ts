import type { PluginReport, Priorities, Retake } from '@retake/kernel';
import type { FailureType } from '@retake/plugin-api';
import { actionDocs, type CatalogueAction, catalogue, priorities, typesOf } from '@retake/remedies';
import { type Surroundings, stateOfAction } from './action-state.js';

/** A row of the catalogue as JSON, with its state here. */
export type ListedAction = ReturnType<typeof describe>;

/**
 * The rows that answer a type in the order of priority, or all, with what of them can be used in this app.
 * @param retake undefined where there is no app
 * @param own the lists of the app's configuration, which replace those of the catalogue
 */
export function listActions(
  retake: Retake | undefined,
  type: FailureType | undefined,
  own: Priorities = {},
): readonly ListedAction[] {
  const here = retake && surroundings(retake);
  const rows =
    type === undefined
      ? catalogue
      : (own[type] ?? priorities[type]).flatMap((id) => catalogue.filter((row) => row.id === id));
  return rows.map((row) => describe(row, here));
}

function surroundings(retake: Retake): Surroundings {
  const reports = retake.plugins();
  return {
    strategies: activeAt(reports, 'strategy'),
    models: activeAt(reports, 'model'),
    cuda: hasCard(retake),
  };
}

function activeAt(reports: readonly PluginReport[], point: string): readonly string[] {
  return reports.flatMap(({ contributions }) =>
    contributions.filter((part) => part.point === point && part.state === 'active').map(({ id }) => id),
  );
}

/** Whether this machine, and not only the plan, has a CUDA card. */
function hasCard(retake: Retake): boolean {
  try {
    const { kind, simulated } = retake.hardware();
    return kind === 'cuda' && !simulated;
  } catch {
    return false;
  }
}

function describe(row: CatalogueAction, here: Surroundings | undefined) {
  const { applies: _, propose: __, consent, ...told } = row;
  return {
    ...told,
    consent: consent === 'hands' ? 'manual' : consent,
    types: typesOf(row.id),
    docs: actionDocs(row.id),
    state: here ? stateOfAction(row, here) : 'no app in this folder',
  };
}
