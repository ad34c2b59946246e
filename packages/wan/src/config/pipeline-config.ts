export const componentNames = [
  'transformer',
  'transformer_2',
  'vae',
  'text_encoder',
  'tokenizer',
  'scheduler',
] as const;
/** Folders of a diffusers checkpoint. */
export type ComponentName = (typeof componentNames)[number];

/** `model_index.json` of a diffusers folder. */
export interface PipelineConfig {
  readonly _class_name: string;
  /** Share of 1000 at which the high-noise expert hands over; null for one expert. */
  readonly boundary_ratio: number | null;
  /** True for checkpoints that take one timestep per token (TI2V). */
  readonly expand_timesteps: boolean;
  /** Class per component that the checkpoint has; `[null, null]` and absence both mean that there is none. */
  readonly components: Readonly<Partial<Record<ComponentName, string>>>;
}
