import type { Lever, LeverSetting } from './lever.js';

/** The settings of a lever that ask for less than the current one, from the next to the most frugal. */
export function frugalSettings(lever: Lever): readonly LeverSetting[] {
  const current = lever.settings.findIndex((setting) => setting.id === lever.current);
  return current < 0 ? [] : lever.settings.slice(current + 1);
}
