import { commonSteps } from './common-steps.js';
import type { FailureWords } from './failure-words.js';
import { findOthers, keptDownload, keptSteps, look } from './shared.js';

/** Failures of checkpoints: how they come, what they hold, what they fit. */
export const fileWords = {
  model_download_failure: {
    title: 'The download failed',
    sentence: 'The server answered with an error, or the file ended before it was complete.',
    means: `${keptDownload} No clip can be made until the file is complete.`,
    retake:
      'Retake tries again with growing pauses, continues a half file where the server allows it, and then asks the next source.',
    steps: [
      { text: 'Test whether the server answers.', command: 'curl -I {url|https://huggingface.co}' },
      { text: 'Check repository, branch and file name for typing mistakes, on the page of the model.' },
      commonSteps.getAgain,
      commonSteps.wholeNow,
    ],
    minutes: [5, 120],
  },
  model_corruption_detected: {
    title: 'A model file is damaged',
    sentence: 'A file is there but cannot be read as what its name says it is.',
    means: `${keptSteps} The file has to be replaced; reading it again gives the same result.`,
    retake:
      'Retake sets the damaged file aside (it gets the ending .damaged), takes a whole copy from elsewhere on this disk, or downloads that one file again.',
    steps: [
      { text: 'See which file is damaged, and how.', command: look },
      commonSteps.getFileAgain,
      {
        text: 'In a Git clone: fetch the real files, where only pointers (small text files that stand for them) are there.',
        command: 'git lfs pull',
      },
      {
        text: 'Compare every file with its checksum (a number computed from its content).',
        command: `${look} --hash`,
      },
      commonSteps.goOn,
    ],
    minutes: [5, 60],
  },
  model_integrity_failure: {
    title: 'The model is not complete',
    sentence:
      'Files or tensors (the arrays that hold the weights) are missing, or a size or checksum is not what it should be.',
    means: `${keptSteps} The missing part has to be fetched before the run can go on.`,
    retake:
      'Retake looks for the part elsewhere on this disk, rebuilds an index where only that is missing, or downloads what is missing.',
    steps: [
      { text: 'See what is missing.', command: look },
      commonSteps.getAgain,
      {
        text: 'See what could stand in for it, on this disk and to download.',
        command: findOthers,
      },
      commonSteps.goOn,
    ],
    minutes: [5, 60],
  },
  model_version_mismatch: {
    title: 'Two versions do not fit together',
    sentence: 'A program, a library or a file is too old, or too new, for the other one.',
    means: 'The same pair will not work by trying again: one of the two has to be updated.',
    retake:
      'Retake looks for another checkpoint or provider that fits what is installed; it does not change your installed programs.',
    steps: [
      commonSteps.whatIsInstalled,
      commonSteps.upgradePackage,
      {
        text: 'Or fetch the revision (the stored version) of the model that was made for the installed library: its page names it.',
      },
      commonSteps.findOthers,
    ],
    minutes: [5, 30],
  },
  model_compatibility_error: {
    title: 'These parts belong to different models',
    sentence:
      'A model, decoder (VAE), text encoder or add-on (LoRA) was made for another model than the one it was put into.',
    means: 'The files are whole but do not go together; another file, or another pipeline, has to be chosen.',
    retake:
      'Retake looks for the right part on this disk, or for another checkpoint that does the same work, and asks before it changes the model.',
    steps: [
      commonSteps.look,
      { text: 'See what fits what you want to make.', command: findOthers },
      {
        text: 'Take decoder, text encoder and add-ons from the page of the same model and the same size (5B or 14B, 2.1 or 2.2).',
      },
    ],
    minutes: [5, 60],
  },
  model_loading_timeout: {
    title: 'Loading took too long',
    sentence: 'The model was not ready in the time allowed.',
    means: `${keptSteps} Loading may pass when the disk is less busy; on a slow disk it needs more time or fewer bytes.`,
    retake:
      'Retake starts a new process and tries again, then reads the weights block by block or in fewer bits.',
    steps: [
      {
        text: 'See whether disk and memory are nearly full: both make loading slow.',
        command: 'retake doctor',
      },
      { text: 'Move the model from a network drive or hard disk to an SSD inside the computer.' },
      commonSteps.whole,
      commonSteps.goOn,
    ],
    minutes: [2, 20],
  },
} as const satisfies Readonly<Record<string, FailureWords>>;
