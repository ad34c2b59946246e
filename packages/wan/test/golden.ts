import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSafetensors } from '@retake/onnx';
import type { Tensor } from '@retake/plugin-api';
import type { Expert, TokenTimesteps } from '@retake/wan';

/** One stored prediction: which expert, at which timestep, for the prompt or the negative one. */
export interface GoldenPrediction {
  readonly tensor: string;
  readonly latents: string;
  readonly component: Expert;
  readonly step: number;
  readonly branch: 'cond' | 'uncond';
  readonly timestep: TokenTimesteps;
}

interface Tokens {
  readonly ids: readonly number[];
}

/** What `tools/reference` wrote about one run of the reference implementation. */
export interface GoldenFacts {
  readonly checkpoint: string;
  readonly request: {
    readonly steps: number;
    readonly guidance_scale: number;
    readonly guidance_scale_2: number;
    readonly flow_shift: number;
    readonly num_frames: number;
    readonly height: number;
    readonly width: number;
    /** UniPC when absent. */
    readonly scheduler?: 'euler';
    readonly image?: string;
    readonly last_image?: string;
  };
  readonly tokens: { readonly prompt: Tokens; readonly negative_prompt: Tokens };
  /** Of each step. */
  readonly timesteps: readonly number[];
  readonly predictions: readonly GoldenPrediction[];
  readonly boundary_ratio: number | null;
  /** The picture replaces the first latent frame; otherwise mask and condition are joined to the latents. */
  readonly expand_timesteps?: true;
  readonly classifier_free_guidance: boolean;
  readonly tiling?: {
    readonly tile_sample_min_height: number;
    readonly tile_sample_min_width: number;
    readonly tile_sample_stride_height: number;
    readonly tile_sample_stride_width: number;
    readonly latent_frames: number;
  };
}

export interface Golden {
  readonly facts: GoldenFacts;
  tensor(name: string): Tensor<'float32'>;
}

/** Reads `golden.json` and `tensors.safetensors` of a folder. */
export async function readGolden(folder: string): Promise<Golden> {
  const facts = JSON.parse(await readFile(join(folder, 'golden.json'), 'utf8')) as GoldenFacts;
  const { tensors } = decodeSafetensors(await readFile(join(folder, 'tensors.safetensors')), folder);
  return {
    facts,
    tensor(name) {
      const found = tensors[name];
      if (found?.type !== 'float32') throw new Error(`${folder} has no float32 tensor ${name}`);
      return found as Tensor<'float32'>;
    },
  };
}
