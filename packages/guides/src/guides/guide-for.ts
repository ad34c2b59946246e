import { placeOf } from '../words/place-of.js';
import type { Told } from '../words/told.js';
import type { Guide } from './guide.js';
import { guides as allGuides } from './guides.js';

/** What guides are found by. */
export type Guided = Pick<Told, 'code' | 'type'> & Partial<Told>;

/** The guided workflow for a failure: by the cause in its code, else by its type. None is better than one for another device. */
export function guideFor(failure: Guided): Guide | undefined {
  const guide = byCode(failure);
  if (guide?.device === undefined) return guide;
  const { device = guide.device } = placeOf({ facts: {}, ...failure });
  return device === guide.device ? guide : undefined;
}

function byCode({ code, type }: Guided): Guide | undefined {
  const cause = code.split('/').at(-1) ?? '';
  const guides: readonly Guide[] = allGuides;
  return (
    guides.find(({ causes }) => causes.includes(cause)) ??
    guides.find(({ types, except = [] }) => types.includes(type) && !except.includes(cause))
  );
}
