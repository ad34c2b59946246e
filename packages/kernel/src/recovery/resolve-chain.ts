import { type Lever, RetakeError } from '@retake/plugin-api';
import type { ChainLink } from './chain-link.js';
import { mayPatch } from './patch-plan.js';

/** A link as a person gives it: the name of a quality level of the model (`medium`), or a patch of their own. */
export type GivenLink =
  | string
  | (Pick<ChainLink, 'id' | 'patch'> & Partial<Pick<ChainLink, 'title' | 'qualityCost'>>);

/**
 * A fallback chain made complete. Links of its own lose, unless told otherwise, evenly more quality towards the end, so that an
 * earlier link is preferred while it may help.
 * @throws RetakeError `request_invalid` for a level that the model does not have, a path that may not be changed, or an id given twice
 */
export function resolveChain(given: readonly GivenLink[], levers: readonly Lever[]): readonly ChainLink[] {
  const links = given.map((link, index) =>
    typeof link === 'string' ? levelLink(link, levers) : ownLink(link, (index + 1) / (given.length + 1)),
  );
  const twice = links.find(({ id }, index) => links.findIndex((other) => other.id === id) !== index);
  if (twice) throw refused(`"${twice.id}" twice`, 'every link once');
  return links;
}

function ownLink(link: Exclude<GivenLink, string>, qualityCost: number): ChainLink {
  const path = Object.keys(link.patch).find((one) => !mayPatch(one));
  if (path !== undefined)
    throw refused(`the path ${path}`, 'request.…, options.…, model, checkpoint, memoryBytes');
  return { title: `go on with "${link.id}"`, qualityCost, ...link };
}

function levelLink(level: string, levers: readonly Lever[]): ChainLink {
  const settings = levers.filter(({ kind }) => kind === 'level').flatMap((lever) => lever.settings);
  const setting = settings.find(({ id }) => id === level);
  if (!setting)
    throw refused(`"${level}"`, settings.map(({ id }) => id).join(', ') || 'no level of this model');
  const { id, title, values: patch, qualityCost } = setting;
  return { id, title, patch, qualityCost };
}

function refused(given: string, allowed: string): RetakeError {
  return new RetakeError('request_invalid', `The fallback chain holds ${given}; allowed: ${allowed}.`, {
    hint: 'Correct the chain, or leave it out.',
    facts: { problems: [{ path: 'chain', given, allowed }] },
  });
}
