import type { ImageTools, Logger } from '@retake/plugin-api';
import { animation } from './animation.js';
import { contactSheet } from './contact-sheet.js';
import { describeImage } from './decode-image.js';
import { loadImage } from './load-image.js';
import { readImage } from './read-image.js';

/** Image tools on top of sharp. Nothing is loaded from the network, and nothing but the path given is read. */
export function createImageTools(log: Logger): ImageTools {
  return {
    size: async (path) => describeImage(await loadImage(path)),
    read: readImage,
    contactSheet,
    animation: (request) => animation(request, log),
  };
}
