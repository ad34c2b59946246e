import { accessCauses } from './access-causes.js';
import type { CauseWords } from './cause-words.js';
import { deviceCauses } from './device-causes.js';
import { fitCauses } from './fit-causes.js';
import { hostCauses } from './host-causes.js';
import { madeCauses } from './made-causes.js';
import { networkCauses } from './network-causes.js';
import { programCauses } from './program-causes.js';
import { requestCauses } from './request-causes.js';
import { versionCauses } from './version-causes.js';

/** What a person is told for causes that the words of their type would not fit. docs/errors has a page for each. */
export const causeWordsTable: readonly CauseWords[] = [
  ...accessCauses,
  ...networkCauses,
  ...hostCauses,
  ...deviceCauses,
  ...programCauses,
  ...versionCauses,
  ...fitCauses,
  ...requestCauses,
  ...madeCauses,
];
