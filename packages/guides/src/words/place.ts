/** What a graphics card, or what stands for one, is spoken to with. */
export const devices = ['cuda', 'rocm', 'mps', 'xpu', 'directml'] as const;
export const systems = ['linux', 'darwin', 'win32'] as const;
/** Programs that listen on the computer they run on, by what their port tells. */
export const servers = ['comfyui', 'ollama', 'webui', 'lmstudio', 'proxy'] as const;

export type Device = (typeof devices)[number];
export type System = (typeof systems)[number];
export type Server = (typeof servers)[number];

/** Who made the log. */
export type Program = 'retake' | 'comfyui' | 'diffusers';

/** Where a failure happened, as far as it tells; what it does not tell is left out. */
export interface Place {
  readonly device?: Device;
  readonly system?: System;
  readonly server?: Server;
  readonly program?: Program;
}

/** What a step can be for. */
export type PlaceName = Device | System | Server;
