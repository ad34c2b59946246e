import { readSchedulerConfig } from '@retake/wan';
import type { ComponentDraft, ComponentPlace } from './component-draft.js';
import { blameHalfDownloads, openFolder } from './open-folder.js';
import { readComponentConfig } from './read-component-config.js';

/** A scheduler is its config. */
export async function inspectScheduler(place: ComponentPlace): Promise<ComponentDraft> {
  const { draft, names } = await openFolder(place);
  if (!names) return draft;
  if (names.length === 0) {
    blameHalfDownloads(draft);
    return draft;
  }
  const config = await readComponentConfig(place, draft, 'scheduler_config.json', readSchedulerConfig);
  if (config)
    draft.config = { flow_shift: config.flow_shift, num_train_timesteps: config.num_train_timesteps };
  return draft;
}
