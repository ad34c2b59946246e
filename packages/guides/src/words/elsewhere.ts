import type { FailureType } from '@retake/plugin-api';
import type { CauseWords } from './cause-words.js';

/** What to do in the program that made a log, where that is not Retake. */
export interface Elsewhere {
  /** In whatever program. */
  readonly any?: string;
  readonly comfyui?: string;
  readonly diffusers?: string;
}

const lessMemory: Elsewhere = {
  comfyui:
    'start it with --lowvram, decode with the node VAE Decode (Tiled), take fp8 or GGUF weights, and ask for fewer frames or a smaller size',
  diffusers:
    'pipe.enable_model_cpu_offload() (or enable_sequential_cpu_offload(), slower), pipe.vae.enable_tiling(), weights in bfloat16 or fewer bits, fewer frames',
};
const lessHostMemory: Elsewhere = {
  comfyui: 'start it with --disable-pinned-memory or --cache-none, and take fp8 or GGUF weights',
  diffusers:
    'load with torch_dtype=torch.bfloat16 and low_cpu_mem_usage=True, one component after the other, and fewer workers (num_workers=0)',
};
const beginAgain: Elsewhere = {
  any: 'start the program anew, with the same seed; what it had computed is made again',
};

/** By failure type, and by page for causes that need others. What a cause does not say is not said for it. */
export const elsewhere: Readonly<
  Record<FailureType, Elsewhere> & Partial<Record<CauseWords['id'], Elsewhere>>
> = {
  vram_exhaustion: lessMemory,
  engine_memory: lessMemory,
  buffer_too_large: lessMemory,
  system_resource_error: lessHostMemory,
  process_killed: lessHostMemory,
  page_file_exhausted: lessHostMemory,
  memory_limit: lessHostMemory,
  process_crashed: beginAgain,
  process_ended: beginAgain,
  card_lost: beginAgain,
  card_fault: beginAgain,
  storage_space_insufficient: {
    any: 'make room, or give it another folder for results (ComfyUI: --output-directory) and for models (HF_HOME)',
  },
  bandwidth_limitation: {
    any: 'wait, then start the same download again; where the program counts tries, allow more of them with a longer wait',
  },
  network_connectivity_loss: {
    any: 'start the same download again once the server answers, or fetch the files by hand (hf download) and give the program the folder',
  },
  offline_mode: { any: 'leave local_files_only out, or download the model once' },
  permission_denied: {
    any: 'run it as a user who may, or give it a token (hf auth login, HF_TOKEN) and folders that are yours',
  },
  model_download_failure: {
    any: 'delete the half file in the cache, then start the download again, or fetch the files by hand (hf download) and give the program the folder',
  },
  model_corruption_detected: {
    any: 'download the damaged file again and compare its size and SHA-256 with the page of the model',
  },
  model_integrity_failure: {
    comfyui: 'put the file into the folder of its kind, press R, and choose it in the node again',
    diffusers: 'call from_pretrained with the folder that holds model_index.json',
  },
  model_version_mismatch: {
    comfyui: 'update it and its custom nodes together, from the Manager',
    diffusers: 'python -m pip install --upgrade diffusers transformers accelerate, in one environment',
  },
  model_compatibility_error: {
    comfyui: 'choose model, text encoder, VAE and LoRA of the same family and size in the loader nodes',
    diffusers: 'load all components from the folder of one model',
  },
  model_loading_timeout: {
    any: 'allow more time for the start, keep the model on an SSD, and load weights in fewer bits',
  },
  hardware_optimization_failure: {
    comfyui:
      'start it with --use-pytorch-cross-attention, and leave sage attention and torch.compile nodes out',
    diffusers: 'leave torch.compile out, and do not set another attention than the usual one (sdpa)',
  },
  generation_pipeline_error: {
    any: 'take back what was changed last, then try the example workflow or script of the model with it',
  },
  no_picture: {
    comfyui: 'start it with --fp32-vae (or --force-fp32 when that is not enough), without sage attention',
    diffusers: 'keep the VAE in float32 and the transformer in bfloat16, not float16',
  },
  video_not_written: {
    any: 'save the frames as images first (ComfyUI: Save Image), and make the video from them with ffmpeg',
  },
  dependency_missing: {
    any: 'install what is missing into the very environment that the program starts from, then start it anew',
  },
  invalid_parameters: {
    comfyui: 'set the value in the node that is marked red',
    diffusers:
      'give the value in the call of the pipeline: num_frames of the form 4 × n + 1, width and height that 16 divides',
  },
  unsupported_operation: {
    comfyui: 'start it with --force-fp16, or --cpu, and take weights that are not fp8',
    diffusers: 'load with another torch_dtype (float16 or float32), or move the part to the processor',
  },
};

const names = { any: 'In the program', comfyui: 'In ComfyUI', diffusers: 'In diffusers' } as const;

/**
 * Sentences on what to do in the program that made a log.
 * @param id page of the words; a cause without its own has none, since that of its type might mislead
 * @param program who made it, where it tells
 */
export function tellElsewhere(id: string, program: string | undefined): readonly string[] {
  const told: Elsewhere = (Object.hasOwn(elsewhere, id) && elsewhere[id as FailureType]) || {};
  const names_ = Object.entries(names).filter(([name]) => told[name as keyof Elsewhere] !== undefined);
  const own = names_.filter(([name]) => name === 'any' || name === program);
  return (own.length > 0 ? own : names_).map(
    ([name, place]) => `${place}: ${told[name as keyof Elsewhere]}.`,
  );
}
