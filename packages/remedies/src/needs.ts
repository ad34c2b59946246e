/** What an action needs that a machine, an app or a model may lack, in words. */
export const needs = {
  nothing: 'nothing special',
  cuda: 'a CUDA card and a model adapter that uses it',
  dial: 'a model adapter that offers this dial',
  always:
    'nothing with Retake’s own Wan models, which always work so; other model adapters offer it as a dial',
  comfyui: 'a ComfyUI server and an adapter that drives it',
  model: 'another installed model plugin',
  source: 'a download source in the configuration of strategy-repair',
  person: 'a person',
} as const;

export type Need = keyof typeof needs;
