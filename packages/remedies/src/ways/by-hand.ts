import type { ProposeSteps } from '../catalogue-action.js';

/** Offers nothing but its own words: a person acts. */
export const byHand: ProposeSteps = () => [{}];
