/** Folders of a diffusers checkpoint that are looked at. */
export const inspectedComponents = [
  'transformer',
  'transformer_2',
  'vae',
  'text_encoder',
  'tokenizer',
  'scheduler',
  'unet',
  'image_encoder',
] as const;

export type InspectedComponent = (typeof inspectedComponents)[number];
