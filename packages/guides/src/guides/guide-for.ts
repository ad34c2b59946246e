import type { Failure } from '@retake/plugin-api';
import type { Guide } from './guide.js';
import { guides as allGuides } from './guides.js';

/** The guided workflow for a failure: by the cause in its code, else by its type. */
export function guideFor({ code, type }: Pick<Failure, 'code' | 'type'>): Guide | undefined {
  const cause = code.split('/').at(-1) ?? '';
  const guides: readonly Guide[] = allGuides;
  return (
    guides.find(({ causes }) => causes.includes(cause)) ??
    guides.find(({ types, except = [] }) => types.includes(type) && !except.includes(cause))
  );
}
