import { type CatalogueAction, needs } from '@retake/remedies';

/** What of an app and its machine decides which actions can be used. */
export interface Surroundings {
  /** Ids of the active strategies. */
  readonly strategies: readonly string[];
  /** Ids of the active models. */
  readonly models: readonly string[];
  /** Whether the machine has a CUDA card. */
  readonly cuda: boolean;
}

/** `available`, `for a person`, or what is missing. */
export function stateOfAction({ id, strategy, needs: need }: CatalogueAction, here: Surroundings): string {
  if (!here.strategies.includes(strategy)) return `needs @retake/strategy-${strategy}`;
  if (need === 'nothing') return 'available';
  if (need === 'always') return 'always so in Retake’s own models';
  if (need === 'person') return 'for a person';
  if (need === 'model') return modelState(id, here.models);
  if (need === 'cuda' && here.cuda) return `needs ${needs.dial}`;
  return `needs ${needs[need]}`;
}

function modelState(id: string, models: readonly string[]): string {
  const wanted = id === 'degrade.mock' ? models.includes('mock-video') : models.length > 1;
  if (wanted) return 'available';
  return id === 'degrade.mock' ? 'needs @retake/model-mock' : `needs ${needs.model}`;
}
