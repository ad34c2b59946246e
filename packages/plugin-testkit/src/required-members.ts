import type { PluginKind } from '@retake/plugin-api';

/** What the value of a contribution must have, by point. */
export const requiredMembers: Readonly<Record<PluginKind, readonly string[]>> = {
  classifier: ['classify'],
  strategy: ['propose'],
  operation: ['run'],
  model: ['title', 'validate', 'plan', 'inspect', 'estimate', 'levers', 'open'],
  hardware: ['facts', 'detect'],
  runtime: ['version', 'open'],
  encoder: ['encode'],
  images: ['size', 'read', 'contactSheet', 'animation'],
};
