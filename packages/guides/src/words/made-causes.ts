import type { CauseWords } from './cause-words.js';
import { commonSteps } from './common-steps.js';
import { generate, keptFrames, keptSteps, look } from './shared.js';

/** Causes that show while a clip is made. */
export const madeCauses = [
  {
    id: 'video_not_written',
    type: 'generation_pipeline_error',
    causes: [
      'encoder_failed',
      'encoder_ended',
      'encoder_killed',
      'video_not_saved',
      'output_name',
      'output_missing',
      'frames_wrong_type',
    ],
    title: 'The video file could not be written',
    sentence:
      'The frames are made, but the file that holds them could not be written at that place or in that format.',
    means: keptFrames,
    retake:
      'Retake tries the place before it starts and keeps the frames; another place only you can choose.',
    steps: [
      { text: 'Write it into another folder.', command: 'retake resume {run|RUN} --out {folder|DIR}' },
      commonSteps.freeDisk,
      {
        text: 'See whether ffmpeg works and which encoders it has.',
        command: 'ffmpeg -hide_banner -encoders',
      },
      {
        text: 'In another program: choose a short name without * ? : that ends in .mp4, in a folder that exists.',
      },
    ],
    minutes: [1, 10],
  },
  {
    id: 'no_picture',
    type: 'generation_pipeline_error',
    causes: [
      'black_output',
      'not_a_number',
      'video_unhealthy',
      'latents_overflow',
      'latents_collapsed',
      'video_frozen',
      'noise_output',
    ],
    title: 'The result shows no usable picture',
    sentence:
      'Numbers grew too large for their format (NaN: not a number), or fell together to one value, so the clip is black, grey, frozen or noise.',
    means: `${keptSteps} The same settings break at the same place again.`,
    steps: [
      {
        text: 'Make a small clip with the weights as they are stored, not quantised.',
        command: `${generate} --preset preview --set precision.transformer=source`,
      },
      { text: 'See whether the model files are whole: zeroed weights do the same.', command: look },
      {
        text: 'In ComfyUI: decode with 32 bits and leave fast attention off.',
        command: 'python main.py --fp32-vae --use-pytorch-cross-attention',
      },
      { text: 'Be led through it, step by step.', command: 'retake fix bad-video' },
    ],
    minutes: [5, 60],
  },
  {
    id: 'sizes_do_not_fit',
    type: 'generation_pipeline_error',
    causes: [
      'sizes_disagree',
      'shapes_differ',
      'run_shapes_disagree',
      'lengths_differ',
      'lengths_do_not_divide',
      'frame_counts_disagree',
      'frame_index',
      'negative_length',
      'sequence_length',
      'sequence_lengths_disagree',
      'dimension_missing',
      'video_view',
      'vae_temporal_cache',
      'context_window',
      'input_shape',
      'image_token_count',
      'embeddings_differ',
      'prompt_token_count',
      'guidance_batch',
      'values_to_unpack',
      'vae_tile_not_patched',
      'vae_tiling_unpatched',
    ],
    title: 'Two pieces of data do not fit each other',
    sentence:
      'Inside the model two tensors (arrays of numbers) met that differ in frames, width, height or length.',
    means: `${keptSteps} The same request breaks at the same place again: frames, size, inputs or an add-on have to change.`,
    retake:
      'Retake takes legal frames and sizes by itself; inputs and other programs’ add-ons only you can change.',
    steps: [
      {
        text: 'Ask for frames of the form 4 × n + 1, and a size of the model.',
        command: `${generate} --frames 33 --size 832x480`,
      },
      {
        text: 'Bring control videos, masks and images to the same size and number of frames.',
        command: 'ffmpeg -i {file|CONTROL.mp4} -vf scale=832:480 -frames:v 33 control-fit.mp4',
      },
      {
        text: 'Turn off what changes lengths on the way: caching, context windows, skipped layers, VAE tiling in older versions of diffusers.',
      },
      { text: 'See whether all parts are of the same model.', command: look },
    ],
    minutes: [2, 20],
  },
  {
    id: 'process_ended',
    type: 'generation_pipeline_error',
    causes: [
      'process_ended',
      'process_aborted',
      'process_stopped',
      'native_abort',
      'session_gone',
      'runtime_busy',
      'collective_failed',
      'collective_timed_out',
    ],
    title: 'The process that computes ended',
    sentence: 'The process that runs the model stopped before it was done.',
    retake:
      'Retake starts a new process and goes on from the last finished step; when it ends at the same place again, it stops and tells you.',
    steps: [
      commonSteps.goOnLast,
      {
        text: 'Read what was logged before it ended, and how the machine stood.',
        command: 'retake logs {run|RUN} --level warn',
      },
      { text: 'See whether the runtime starts and how much memory is free.', command: 'retake doctor' },
      commonSteps.killedForMemory,
    ],
  },
  {
    id: 'devices_mixed',
    type: 'generation_pipeline_error',
    causes: [
      'devices_disagree',
      'types_disagree',
      'generator_device',
      'quantised_model_moved',
      'input_type',
      'cast_impossible',
      'inference_mode',
      'forked_device',
    ],
    title: 'Parts lie on different devices, or in different formats',
    sentence:
      'One part of a computation is on the graphics card or in one number format, and the other is not.',
    means: `${keptSteps} The same combination of options fails again; one of them has to be taken back.`,
    retake:
      'Retake places all parts of a step on one device in one format by itself; in other programs it can only tell.',
    steps: [
      { text: 'Use one way of offloading only: block swap, sequential offload, or none.' },
      {
        text: 'In ComfyUI: start it without the packages that patch it, to see whether one of them is the cause.',
        command: 'python main.py --disable-all-custom-nodes',
      },
      { text: 'Update the program and its extensions together.', command: 'git pull' },
      {
        text: 'In diffusers: load all parts with the same torch_dtype, and move none of them after offloading was switched on.',
      },
    ],
    minutes: [2, 30],
  },
] as const satisfies readonly CauseWords[];
