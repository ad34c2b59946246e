import { type FailureType, failureTypes } from '@retake/plugin-api';
import { priorities } from './priorities.js';

/** The failure types that an action answers, by the priorities as they come. */
export function typesOf(actionId: string): readonly FailureType[] {
  return failureTypes.filter((type) => priorities[type].includes(actionId));
}
