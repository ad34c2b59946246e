import type { CatalogueAction } from '../catalogue-action.js';
import { codeSays } from '../conditions.js';
import { byHand } from '../ways/by-hand.js';
import { free, judged } from './row-defaults.js';

const base = {
  ...free,
  strategy: 'guide',
  strategyClass: 'user_intervention',
  kind: 'user_guided',
  changes: 'what the person changes; the run waits and can be resumed',
  consent: 'hands',
  needs: 'person',
  probability: judged(0.6, 'persons who do the step mostly succeed'),
  propose: byHand,
} as const;

/** What only a person can do, one instruction each. The guided workflow of the same name leads through it. */
export const guideRows: readonly CatalogueAction[] = [
  {
    ...base,
    id: 'guide.install-package',
    title: 'Install what is missing, then `retake resume`',
    when: 'a package, library or program is missing',
    why: 'What is not there cannot be worked around.',
    propose: ({ facts }) => {
      const name = facts.package ?? facts.module ?? facts.program;
      return [typeof name === 'string' ? { title: `Install ${name}, then \`retake resume\`` } : {}];
    },
  },
  {
    ...base,
    id: 'guide.install-ffmpeg',
    title: 'Install ffmpeg and have it on the PATH (`ffmpeg -version` must answer), then `retake resume`',
    when: 'the encoder program is missing',
    applies: codeSays(/ffmpeg|encoder|program/i),
    why: 'The clip is made; only writing it is left.',
  },
  {
    ...base,
    id: 'guide.accept-licence',
    title: 'Accept the licence on the model’s page and log in (`hf auth login`), then `retake resume`',
    when: 'the download needs an account or a licence',
    applies: ({ category }) => category === 'WAN_WEIGHTS_DOWNLOAD',
    why: 'The server gives the files only to those who accepted the licence.',
  },
  {
    ...base,
    id: 'guide.grant-permission',
    title: 'Allow your user to read and write the named file or folder, then `retake resume`',
    when: 'the system denied access to a file',
    applies: ({ category }) => category !== 'WAN_WEIGHTS_DOWNLOAD',
    why: 'Another user owns it, or it is read-only.',
  },
  {
    ...base,
    id: 'guide.free-disk',
    title: 'Free disk space, or give another folder (`--out`, `--runs-dir`), then `retake resume`',
    when: 'a disk or a quota is full',
    why: 'Everything finished is kept; only room is missing.',
  },
  {
    ...base,
    id: 'guide.check-network',
    title: 'Check the connection, the proxy and the firewall, then `retake resume`',
    when: 'no server answers',
    why: 'No address outside can be reached, or a certificate is refused.',
  },
  {
    ...base,
    id: 'guide.update-driver',
    title: 'Update the driver of the card, and the framework built for it, then `retake resume`',
    when: 'the driver, the card and the framework do not fit together',
    why: 'Kernels are built for certain cards and drivers.',
  },
  {
    ...base,
    id: 'guide.more-memory',
    title: 'Close other programs that use memory, or enlarge the page file, then `retake resume`',
    when: 'memory does not suffice even for the most frugal plan',
    why: 'What other programs hold is missing here.',
  },
  {
    ...base,
    id: 'guide.right-checkpoint',
    title:
      'Give the checkpoint that belongs to this model (`--checkpoint`), or the model of this checkpoint (`--model`)',
    when: 'checkpoint and model do not belong together',
    why: 'Shapes or names of tensors are those of another model.',
  },
  {
    ...base,
    id: 'guide.download-again',
    title: 'Download the named files again from the model’s page, then `retake resume`',
    when: 'files are damaged or missing and no whole copy was found',
    why: 'Nothing on this machine can replace them.',
  },
  {
    ...base,
    id: 'guide.update-versions',
    title: 'Update the library that reads the checkpoint, or take a checkpoint of its time',
    when: 'library and checkpoint are of different generations',
    why: 'The format changed in between.',
  },
  {
    ...base,
    id: 'guide.correct-request',
    title: 'Correct the named field of the request and start again',
    when: 'the request asks for what the model does not take',
    why: 'Only you know what was meant.',
  },
  {
    ...base,
    id: 'guide.other-image',
    title: 'Open the image in a viewer, save it as PNG or JPEG, and start again with it',
    when: 'an image cannot be used',
    applies: ({ category }) => category === 'WAN_CONDITIONING',
    why: 'The model is conditioned on what the image shows.',
  },
  {
    ...base,
    id: 'guide.more-time',
    title: 'Look with `retake doctor` whether disk and memory keep up, then `retake resume`',
    when: 'loading never ends',
    why: 'A slow disk, an antivirus scan or swapping holds loading up.',
  },
  {
    ...base,
    id: 'guide.report',
    title: 'Run `retake doctor`, and report the failure with its journal if nothing is found',
    when: 'nothing else is known to help',
    why: 'The journal holds everything needed to find the cause.',
  },
];
