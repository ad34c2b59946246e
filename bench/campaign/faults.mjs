import { modelFaults } from './model-faults.mjs';
import { resourceFaults } from './resource-faults.mjs';

/** Every fault of the campaign as an object. Each type has some with a cure and, where there are such, some without. */
export const faults = [...resourceFaults, ...modelFaults].map(([type, stage, make, words], index) => ({
  index,
  type,
  stage,
  make,
  words,
}));
