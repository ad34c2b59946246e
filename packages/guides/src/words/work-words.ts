import { commonSteps } from './common-steps.js';
import type { FailureWords } from './failure-words.js';
import { cards, findOthers, generate, keptSteps, onlyThatStep } from './shared.js';

/** Failures of hardware, programs, requests, and of the generating itself. */
export const workWords = {
  hardware_optimization_failure: {
    title: 'A faster way of computing does not work here',
    sentence:
      'A part made to compute faster (a kernel, a compiler, a driver or a number format) is broken or not made for this hardware.',
    means: `${keptSteps} The clip can usually be made without that part, only slower.`,
    retake:
      'Retake turns compilation off, takes another attention kernel, another provider or number format, and computes on the processor in the end.',
    steps: [
      commonSteps.askCard,
      { text: 'Update the graphics driver, then restart the computer.', only: cards },
      commonSteps.otherWays,
      commonSteps.goOn,
    ],
    minutes: [2, 30],
  },
  generation_pipeline_error: {
    title: 'Something broke while the clip was made',
    sentence: 'A step of the generation failed, or its result is not a usable picture.',
    means: `${keptSteps} ${onlyThatStep}`,
    retake:
      'Retake checks the numbers of every step, goes back to the last good one, computes the sensitive parts with 32 bits, and then asks for less.',
    steps: [
      commonSteps.goOnLast,
      commonSteps.whole,
      {
        text: 'Make a small clip with the same prompt, which takes a fraction of the time.',
        command: `${generate} --preset preview`,
      },
      { text: 'Ask what the log means, when another program made it.', command: 'retake explain {log|LOG}' },
    ],
    minutes: [5, 30],
  },
  dependency_missing: {
    title: 'A program or library is missing',
    sentence: 'Something that the program needs is not installed, or is there and cannot be loaded.',
    means: 'Nothing is lost. The work goes on once it is installed.',
    retake:
      'Retake goes on without it where there is another way, for example with the built-in video encoder; it installs nothing by itself.',
    steps: [
      { text: 'See what is missing.', command: 'retake doctor' },
      commonSteps.installPackage,
      {
        text: 'Install ffmpeg (it writes video files), where that is missing.',
        command: 'sudo apt install ffmpeg',
        by: { darwin: 'brew install ffmpeg', win32: 'winget install Gyan.FFmpeg' },
      },
      commonSteps.redistributable,
      commonSteps.goOn,
    ],
    minutes: [2, 20],
  },
  invalid_parameters: {
    title: 'A setting is outside what the model takes',
    sentence: 'The request asks for a value that this model cannot work with.',
    means: 'Nothing was computed yet, or only little. With a legal value the work starts.',
    retake: 'Retake takes the nearest legal value and says so, unless you asked it not to (--strict).',
    steps: [
      {
        text: 'See the values that would be used, without computing.',
        command: 'retake plan --checkpoint {checkpoint|FOLDER} --prompt {prompt|"a red ball rolls"}',
      },
      { text: 'Use a number of frames of the form 4 × n + 1, for example 33, 49 or 81.' },
      {
        text: 'Use a width and a height that can be divided by 16 (by 32 for the 5B model), for example 832 × 480.',
      },
      {
        text: 'Or take named values that fit the model.',
        command: `${generate} --preset 480p`,
      },
    ],
    minutes: [1, 5],
  },
  unsupported_operation: {
    title: 'This device cannot compute that',
    sentence: 'A computation is not available for this combination of device and number format.',
    means: `${keptSteps} The same combination will never work; another device, number format or provider has to be used.`,
    retake:
      'Retake takes another number format or provider, and the processor in the end: it can compute everything, more slowly.',
    steps: [
      { text: 'See what this machine offers.', command: 'retake doctor' },
      { text: 'See which other ways there are.', command: 'retake actions --type unsupported_operation' },
      {
        text: 'On a Mac, with PyTorch: let it compute on the processor what the graphics part cannot.',
        command: 'export PYTORCH_ENABLE_MPS_FALLBACK=1',
        only: ['mps', 'darwin'],
      },
      {
        text: 'Use a model stored in 16 or 32 bits (bfloat16, float16, float32) instead of 8 or 4.',
        command: findOthers,
      },
    ],
    minutes: [5, 30],
  },
} as const satisfies Readonly<Record<string, FailureWords>>;
