import { deviceGuides } from './device-guides.js';
import { downloadGuides } from './download-guides.js';
import type { Guide } from './guide.js';
import { workGuides } from './work-guides.js';

/** All guided workflows. */
export const guides: readonly Guide[] = [...deviceGuides, ...downloadGuides, ...workGuides];
