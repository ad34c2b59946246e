import type { CauseWords } from './cause-words.js';
import { commonSteps } from './common-steps.js';
import { findOthers, getAgain, keptSteps, look, posix } from './shared.js';

const page = 'https://huggingface.co/{repository|REPOSITORY}';

/** Causes about rights and files. */
export const accessCauses = [
  {
    id: 'file_access',
    type: 'permission_denied',
    causes: ['permission_denied', 'permission', 'model_not_permitted', 'read_only', 'general_permission'],
    title: 'A file or folder may not be used',
    sentence: 'The program runs as a user who may not read or write this file or folder.',
    steps: [
      commonSteps.whoseFile,
      {
        text: 'Make it yours, when it should be (Linux and macOS).',
        command: 'sudo chown "$(id -un)" {file|FILE}',
        only: posix,
      },
      {
        text: 'Or put the clip into a folder that is yours.',
        command: 'retake resume {run|RUN} --out {folder|DIR}',
      },
      {
        text: 'For Docker: add yourself to its group, then sign out and in again.',
        command: 'sudo usermod -aG docker "$USER"',
        only: ['linux'],
      },
      commonSteps.goOn,
    ],
    minutes: [1, 10],
  },
  {
    id: 'links_not_allowed',
    type: 'permission_denied',
    causes: ['links_not_allowed'],
    title: 'Windows does not allow links',
    sentence:
      'The cache of models is built of links (files that stand for others), which Windows allows developers only.',
    retake: 'Retake does not change settings of Windows; that is for a person.',
    steps: [
      { text: 'Switch developer mode on, then start again.', command: 'start ms-settings:developers' },
      { text: 'Or download into a folder of its own, which needs no links.', command: getAgain },
    ],
    minutes: [2, 10],
  },
  {
    id: 'gated_model',
    type: 'permission_denied',
    causes: ['gated_model', 'login_needed', 'token_refused', 'access_denied'],
    title: 'The model asks for a licence or a login',
    sentence: 'The server gives this model only to people who accepted its licence and are signed in.',
    means:
      'Nothing is lost, and trying again changes nothing until access is granted. Some owners answer by hand, which may take days.',
    retake: 'Retake cannot accept a licence for you; it can look for an open model that does the same.',
    steps: [
      { text: 'Open the page of the model, sign in, and accept what it asks for.', command: page },
      { text: 'Sign in on this computer with a token that may read gated models.', command: 'hf auth login' },
      { text: 'See that it is the same account.', command: 'hf auth whoami' },
      commonSteps.getAgain,
      {
        text: 'Or see which open models could stand in.',
        command: findOthers,
      },
    ],
    minutes: [3, 20],
  },
  {
    id: 'file_not_found',
    type: 'model_integrity_failure',
    causes: [
      'checkpoint_not_found',
      'folder_missing',
      'no_models_found',
      'model_file_not_found',
      'weights_file_missing',
      'file_not_in_repository',
      'encoder_missing',
    ],
    title: 'A model file is not where it is looked for',
    sentence: 'The file or folder that was named is not at that place.',
    means: `${keptSteps} It may be that only the path is wrong: then nothing has to be downloaded.`,
    steps: [
      {
        text: 'See what is at that place.',
        command: 'ls -l {file|FOLDER}',
        by: { win32: 'dir {file|FOLDER}' },
      },
      {
        text: 'Look for it elsewhere in your folders.',
        command: 'find ~ -name {fileName|FILE}',
        by: { win32: 'where.exe /r "$HOME" {fileName|FILE}' },
      },
      { text: 'See what the folder holds and what is missing.', command: look },
      commonSteps.getAgain,
      {
        text: 'In ComfyUI: put it into the folder of its kind (diffusion_models, text_encoders, vae, loras, clip_vision), then refresh the lists (key R).',
      },
    ],
    minutes: [2, 60],
  },
  {
    id: 'tokenizer_missing',
    type: 'model_integrity_failure',
    causes: ['tokenizer_missing'],
    title: 'The tokenizer is not complete',
    sentence: 'The tokenizer (it cuts the prompt into numbered pieces) is missing, or some of its files are.',
    steps: [
      { text: 'See what is missing.', command: look },
      {
        text: 'Download its folder again; it is small.',
        command:
          'hf download {repository|REPOSITORY} --include "tokenizer/*" --local-dir {checkpoint|FOLDER}',
      },
      {
        text: 'See that no folder of the same name lies where the program starts: it would hide the real one.',
        command: 'ls',
        by: { win32: 'dir' },
      },
      commonSteps.goOn,
    ],
    minutes: [2, 10],
  },
  {
    id: 'lfs_pointer',
    type: 'model_corruption_detected',
    causes: ['lfs_pointer'],
    title: 'The weights are only notes of where they are',
    sentence: 'The file is a Git LFS pointer: a text of some hundred bytes that stands for the real file.',
    retake: 'Retake takes the whole file from elsewhere on this disk, or downloads it.',
    steps: [
      {
        text: 'In the folder of the model: fetch the real files.',
        command: 'git lfs install && git lfs pull',
      },
      {
        text: 'Or download the file without Git.',
        command: 'hf download {repository|REPOSITORY} {fileName|FILE} --local-dir {checkpoint|FOLDER}',
      },
      commonSteps.wholeNow,
    ],
    minutes: [5, 60],
  },
  {
    id: 'html_page',
    type: 'model_corruption_detected',
    causes: ['html_page'],
    title: 'A web page was saved instead of the weights',
    sentence:
      'The server answered with a page, most often a login or an error, and it was stored under the name of the file.',
    steps: [
      {
        text: 'Read what the page says.',
        command: 'head -c 600 {file|FILE}',
        by: { win32: 'Get-Content {file|FILE} -TotalCount 20' },
      },
      { text: 'Sign in, where it asks for a login.', command: 'hf auth login' },
      commonSteps.getFileAgain,
      commonSteps.wholeNow,
    ],
    minutes: [3, 60],
  },
  {
    id: 'config_damaged',
    type: 'model_corruption_detected',
    causes: ['config_file_invalid', 'json_invalid', 'tokenizer_invalid'],
    title: 'A small text file of the model is damaged',
    sentence: 'A config, index or tokenizer file cannot be read: it is empty, cut off, or another thing.',
    means: `${keptSteps} Only this small file has to be fetched again, not the weights.`,
    steps: [
      {
        text: 'See at which place it breaks.',
        command: 'python3 -m json.tool {file|FILE}',
        by: { win32: 'python -m json.tool {file|FILE}' },
      },
      commonSteps.getFileAgain,
      commonSteps.wholeNow,
      commonSteps.goOn,
    ],
    minutes: [2, 10],
  },
  {
    id: 'file_too_large',
    type: 'storage_space_insufficient',
    causes: ['file_too_large'],
    title: 'The disk cannot hold a file of this size',
    sentence: 'Disks in the format FAT32 hold no file of 4 GiB or more, however much room there is.',
    retake: 'Retake cannot change the format of a disk; that is for a person.',
    steps: [
      {
        text: 'See the format of each disk.',
        command: 'df -T',
        by: { darwin: 'diskutil list', win32: 'Get-Volume' },
      },
      {
        text: 'Keep models on a disk in another format (NTFS, exFAT, ext4, APFS): set HF_HOME to a folder there before you start.',
      },
      { text: 'Put the clip on another disk.', command: 'retake resume {run|RUN} --out {folder|DIR}' },
    ],
    minutes: [5, 60],
  },
] as const satisfies readonly CauseWords[];
