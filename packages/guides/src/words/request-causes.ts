import type { CauseWords } from './cause-words.js';
import { cards, findOthers, generate, look, posix } from './shared.js';

const plan = 'retake plan --checkpoint {checkpoint|FOLDER} --prompt {prompt|"a red ball rolls"}';
const yours =
  'Retake does not guess what you meant here: it says what is not accepted before anything is computed.';

/** Causes about what was asked for. */
export const requestCauses = [
  {
    id: 'frame_count',
    type: 'invalid_parameters',
    causes: ['frame_count', 'clip_length'],
    title: 'The model does not make this number of frames',
    sentence:
      'The decoder (VAE) packs frames in groups of 4 after the first, so the number must be of the form 4 × n + 1.',
    retake: 'Retake takes the nearest such number and says so, unless you asked it not to (--strict).',
    steps: [
      {
        text: 'Ask for a number of the form 4 × n + 1: 17, 33, 49, 65, 81 (LTX and some others: 8 × n + 1).',
        command: `${generate} --frames {nearestFrames|33}`,
      },
      {
        text: 'See the memory and the values first, without computing.',
        command: `${plan} --frames {nearestFrames|33}`,
      },
    ],
    minutes: [1, 2],
  },
  {
    id: 'clip_size',
    type: 'invalid_parameters',
    causes: [
      'size_not_divisible',
      'size_unsupported',
      'size_not_even',
      'size_outside_engine',
      'size_refused',
    ],
    title: 'The model does not make this size',
    sentence:
      'Width and height must be multiples of a number that the model fixes: 16 for most Wan models, 32 for the 5B model.',
    retake: 'Retake takes the nearest such size and says so, unless you asked it not to (--strict).',
    steps: [
      { text: 'Ask for a size of the model.', command: `${generate} --size 832x480` },
      { text: 'Or take named values that fit the model.', command: `${generate} --preset 480p` },
      {
        text: 'For another size, divide each side by 16 (by 32 for the 5B model), round, and multiply again: 1000 × 500 becomes 992 × 496.',
      },
      { text: 'See the values that would be used, without computing.', command: plan },
    ],
    minutes: [1, 2],
  },
  {
    id: 'image_input',
    type: 'invalid_parameters',
    causes: [
      'image_channels',
      'alpha_missing',
      'image_argument',
      'image_blank',
      'image_missing',
      'image_not_loaded',
      'image_size',
      'image_truncated',
      'image_unreadable',
      'image_unusable',
      'image_changed',
    ],
    title: 'The image cannot be used',
    sentence:
      'An image the clip starts from is missing, damaged, empty, or in another form than the model takes.',
    retake:
      'Retake turns every image it can read into plain colours of the right size; a missing or damaged one only you can replace.',
    steps: [
      { text: 'See what the file is.', command: 'file {file|IMAGE}', only: posix },
      {
        text: 'Save it as plain colours without transparency.',
        command: 'ffmpeg -i {file|IMAGE} -frames:v 1 -pix_fmt rgb24 image-rgb.png',
      },
      { text: 'Start from that image.', command: `${generate} --image image-rgb.png` },
      {
        text: 'For a mask from transparency: save the image as PNG with an alpha channel, not as JPEG, which has none.',
      },
    ],
    minutes: [1, 10],
  },
  {
    id: 'media_input',
    type: 'invalid_parameters',
    causes: [
      'media_file_missing',
      'input_file_missing',
      'input_not_given',
      'video_unreadable',
      'audio_unusable',
      'image_embeds_missing',
    ],
    title: 'An input is missing or cannot be read',
    sentence: 'The task needs an image, video or sound that was not given, is not there, or cannot be read.',
    retake: yours,
    steps: [
      {
        text: 'See whether the file is there.',
        command: 'ls -l {file|FILE}',
        by: { win32: 'dir {file|FILE}' },
      },
      { text: 'See whether it can be read, and what is in it.', command: 'ffprobe -hide_banner {file|FILE}' },
      {
        text: 'Write it anew in a common form.',
        command: 'ffmpeg -i {file|FILE} -c:v libx264 -c:a aac input.mp4',
      },
      { text: 'In ComfyUI: put it into the folder input and choose it in the node again.' },
      {
        text: 'Or use a model that needs no such input.',
        command: findOthers,
      },
    ],
    minutes: [1, 10],
  },
  {
    id: 'workflow_refused',
    type: 'invalid_parameters',
    causes: ['input_missing', 'link_type_mismatch', 'no_outputs', 'value_not_accepted', 'workflow_refused'],
    title: 'The workflow was refused',
    sentence:
      'ComfyUI looks at a workflow before it starts, and one of its nodes (building blocks) is set up in a way it does not take.',
    retake: yours,
    steps: [
      { text: 'Open the workflow: the node with the red border is meant; its message names the input.' },
      {
        text: 'Choose one of the listed values, or link the input; create the node anew when its settings have slipped by one place after an update.',
      },
      {
        text: 'Let the message be explained, with all its details.',
        command: 'retake explain {log|comfyui.log}',
      },
      {
        text: 'Update ComfyUI and its packages when the workflow is newer than they are.',
        command: 'git pull',
      },
    ],
    minutes: [1, 15],
  },
  {
    id: 'several_cards',
    type: 'invalid_parameters',
    causes: [
      'parallel_options',
      'parallel_sizes',
      'process_group',
      'more_processes_than_devices',
      'device_number_invalid',
    ],
    title: 'The settings for several cards do not fit',
    sentence:
      'The number of cards or processes does not fit the model, or there are fewer cards than were named.',
    retake: 'Retake computes on one card; for programs that use several it can only tell what does not fit.',
    steps: [
      {
        text: 'See which cards there are and their numbers, from 0.',
        command: 'nvidia-smi -L',
        by: { rocm: 'rocm-smi -i', xpu: 'xpu-smi discovery', directml: 'dxdiag' },
        only: cards,
      },
      {
        text: 'See which of them programs may use.',
        command: 'echo "$CUDA_VISIBLE_DEVICES"',
        by: {
          rocm: 'echo "$HIP_VISIBLE_DEVICES"',
          xpu: 'echo "$ONEAPI_DEVICE_SELECTOR"',
          win32: 'echo $env:CUDA_VISIBLE_DEVICES',
        },
        only: ['cuda', 'rocm', 'xpu'],
      },
      {
        text: 'Take a number of cards that divides the attention heads of the model: 12 for Wan 1.3B, 24 for 5B, 40 for 14B.',
      },
      { text: 'With one card: leave all options for several cards out.' },
    ],
    minutes: [1, 10],
  },
  {
    id: 'option_refused',
    type: 'invalid_parameters',
    causes: [
      'argument_wrong',
      'argument_refused',
      'call_argument',
      'prompt_argument',
      'scheduler_argument',
      'name_or_config_unknown',
      'runtime_option_invalid',
      'device_name_invalid',
      'swapped_blocks',
      'offload_conflict',
      'providers_not_named',
      'path_invalid',
      'model_path_is_folder',
      'model_name_invalid',
      'external_data_without_path',
    ],
    title: 'An option is not one the program takes',
    sentence:
      'An option, a name or a path is missing, unknown, or has a value that the program does not accept.',
    retake: yours,
    steps: [
      { text: 'See the options and values that Retake takes.', command: 'retake generate --help' },
      { text: 'See the values that would be used, without computing.', command: plan },
      {
        text: 'In another program: see its options, and take back the one that was changed last.',
        command: 'python generate.py --help',
      },
      { text: 'See what the folder of the model is.', command: look },
    ],
    minutes: [1, 10],
  },
] as const satisfies readonly CauseWords[];
