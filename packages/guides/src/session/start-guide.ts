import { RetakeError } from '@retake/plugin-api';
import { guideFor } from '../guides/guide-for.js';
import { guides } from '../guides/guides.js';
import type { GuideTools } from '../tools/guide-tools.js';
import { systemTools } from '../tools/system-tools.js';
import { factsOf } from '../words/facts-of.js';
import type { Facts } from '../words/fill.js';
import { placeOf } from '../words/place-of.js';
import type { Told } from '../words/told.js';
import type { GuideSession } from './guide-session.js';
import { readState, writeState } from './state-file.js';

export interface GuideOptions {
  /** Id of the guide; where absent, the failure decides. */
  readonly guide?: string;
  readonly failure?: Told;
  /** What is known beside the failure's facts: `run`, `checkpoint`, `folder`, `video`, `url`, `repository`. */
  readonly facts?: Facts;
  /** Where the session is kept; null keeps it nowhere, for where nothing can be written. */
  readonly folder: string | null;
  /** Name of the session. Default: the fact `run`, else the guide's id. */
  readonly id?: string;
  /** Begin anew although there is a session of that name. */
  readonly restart?: boolean;
  /** Default: this machine. */
  readonly tools?: GuideTools;
}

/**
 * Begins a guided workflow, or takes up one of the same name that is open or was stopped where it was left; new facts are added.
 * @throws RetakeError `request_invalid` when there is no such guide or none for the failure, `runs_directory_unusable`
 */
export async function startGuide(options: GuideOptions): Promise<GuideSession> {
  const { failure, folder, tools = systemTools(process.cwd()) } = options;
  const guide =
    options.guide === undefined
      ? failure && guideFor(failure)
      : guides.find(({ id }) => id === options.guide);
  if (!guide) throw noGuide(options);
  const accelerator = failure && placeOf(failure).device;
  const facts: Facts = {
    ...(failure && factsOf(failure)),
    ...(accelerator && { accelerator }),
    ...options.facts,
  };
  const id = options.id ?? String(facts.run ?? guide.id);
  const before = options.restart || folder === null ? null : await readState(folder, id);
  const goesOn = before?.guide === guide.id && before.state !== 'done';
  const now = tools.clock.now();
  const fresh = {
    version: 1,
    id,
    guide: guide.id,
    state: 'open',
    done: [],
    lastCheck: null,
    startedAt: now,
  } as const;
  const state = goesOn ? ({ ...before, state: 'open' } as const) : fresh;
  const begun = { ...state, facts: { ...(goesOn ? before.facts : {}), ...facts }, updatedAt: now };
  if (folder === null) return { id, folder, tools, state: begun };
  await writeState(folder, begun);
  return { id, folder, tools };
}

function noGuide({ guide, failure }: GuideOptions): RetakeError {
  const what =
    guide === undefined
      ? `there is no guide for ${failure ? `${failure.code} (${failure.type})` : 'nothing'}`
      : `there is no guide "${guide}"`;
  const ids = guides.map(({ id }) => id);
  return new RetakeError('request_invalid', what, {
    hint: `Guides are ${ids.join(', ')}.`,
    facts: { guides: ids },
  });
}
