import type { GuideStep } from './guide.js';

/** Where the command hf is not known. */
export const installHf = 'Where hf is not known: python -m pip install --upgrade huggingface_hub.';

/** The last step: the work goes on. */
export const goOn: GuideStep = {
  id: 'go-on',
  title: 'Go on with the run',
  instruction: 'Go on from the last finished step; nothing that is done is made again.',
  commands: [{ line: 'retake resume {run|RUN}' }],
  check: 'run',
  expected: 'The run reports progress beyond the place where it stopped.',
  hints: ['The ids of your runs: retake runs.', 'When another program made the log, start it again instead.'],
};

export const installDriver: GuideStep = {
  id: 'driver-installed',
  title: 'Install the driver of the card',
  instruction:
    'Install the NVIDIA driver for your card and restart the computer. In WSL install it in Windows, not in Linux. In a container start it with the card passed in.',
  commands: [
    { on: 'linux', line: 'sudo ubuntu-drivers install' },
    { on: 'linux', line: 'docker run --rm --gpus all ubuntu nvidia-smi' },
    { on: 'win32', line: 'start https://www.nvidia.com/drivers' },
  ],
  check: 'card-listed',
  expected: 'nvidia-smi lists the card with its memory.',
  hints: [
    'Lists nothing after an update of the system: restart, so that driver and kernel are of the same version.',
    'Cards of AMD and Intel and Macs are not listed here; skip this guide for them.',
  ],
};

export const folderKnown: GuideStep = {
  id: 'checkpoint-whole',
  title: 'See that the model is whole',
  instruction:
    'Every file of the model is looked at: headers, configs, indexes and samples of the weights. Replace what is reported as broken.',
  commands: [
    { line: 'retake inspect {checkpoint|FOLDER}' },
    { line: 'hf download {repository|REPOSITORY} --local-dir {checkpoint|FOLDER}' },
  ],
  asks: {
    fact: 'checkpoint',
    question: 'In which folder is the model (the one that holds model_index.json)?',
    path: true,
  },
  check: 'checkpoint',
  expected: 'No file is reported, and a pipeline can be built.',
  hints: [
    'A file of a few hundred bytes with a .safetensors ending is a Git LFS pointer: run git lfs pull.',
    'A damaged file that downloads the same again: delete it, and its half in the cache, first.',
    installHf,
  ],
};
