import { commonSteps } from './common-steps.js';
import type { FailureWords } from './failure-words.js';
import { goOn, keptDownload, keptSteps, keptWork } from './shared.js';

/** Failures of memory, disk and other things a machine has only so much of. */
export const memoryWords = {
  vram_exhaustion: {
    title: 'The graphics memory ran out',
    sentence: 'The graphics card was asked for more memory than it had free.',
    means: `${keptSteps} The same settings will fail at the same place again, so something has to need less memory.`,
    retake:
      'Retake takes smaller tiles, keeps fewer weights loaded at once, or uses weights in fewer bits, and goes on from the last finished step; fewer frames or pixels only after that.',
    steps: [
      commonSteps.cardMemory,
      commonSteps.raiseMetalLimit,
      {
        text: 'Give Retake a limit below what is free, so that its plan fits.',
        command: 'retake resume {run|RUN} --memory {memory|8GiB}',
      },
      commonSteps.memoryRemedies,
      {
        text: 'If it still does not fit, start a new run with fewer frames or a smaller size: memory falls with both.',
      },
    ],
    minutes: [2, 15],
  },
  system_resource_error: {
    title: 'The main memory or another system resource ran out',
    sentence:
      'The computer ran out of main memory, page file or handles (open files and threads), or it stopped the program because of that.',
    means: `${keptSteps} If other programs took the memory, trying again later may pass; otherwise the work has to need less.`,
    retake:
      'Retake starts a new process with empty memory, waits for free memory where others use it, then reads weights from disk block by block or in fewer bits.',
    steps: [
      commonSteps.doctorMemory,
      commonSteps.withLimit,
      {
        text: 'On Windows: let the system manage the page file (disk space used as memory) on a drive with at least 60 GiB free.',
        command: 'SystemPropertiesPerformance.exe',
        only: ['win32'],
      },
      commonSteps.containerLimit,
    ],
    minutes: [2, 20],
  },
  storage_space_insufficient: {
    title: 'The disk is full',
    sentence: 'A file could not be written because the disk, or your share of it (the quota), is full.',
    means: `${keptSteps} Nothing more can be written until there is room.`,
    retake:
      'Retake removes its own temporary files and derived weights that can be made again, and never your models or clips; more room only a person can make.',
    steps: [
      commonSteps.freeDisk,
      { text: 'Look at what the model cache holds and delete what you do not use.', command: 'hf cache ls' },
      { text: 'Keep clips on another disk.', command: 'retake resume {run|RUN} --out {folder|DIR}' },
      { text: 'Keep downloaded models on another disk: set HF_HOME to a folder there before you start.' },
    ],
    minutes: [5, 30],
  },
  bandwidth_limitation: {
    title: 'The connection is throttled or too slow',
    sentence: 'The other side asked to slow down, or data came so slowly that the wait was ended.',
    means: `${keptDownload} Waiting helps; asking again at once makes the wait longer.`,
    retake:
      'Retake waits as long as the server asks, or 1, 2, 4 and up to 60 seconds, and then goes on with the same file.',
    steps: [
      { text: 'Wait 5 to 15 minutes, then go on.', command: goOn },
      { text: 'Sign in at Hugging Face: signed-in users may ask more often.', command: 'hf auth login' },
      {
        text: 'Allow more time for each answer before you start again.',
        command: 'export HF_HUB_DOWNLOAD_TIMEOUT=60',
        by: { win32: 'setx HF_HUB_DOWNLOAD_TIMEOUT 60' },
      },
      { text: 'Pause other downloads, and test without VPN.' },
    ],
    minutes: [5, 60],
  },
  network_connectivity_loss: {
    title: 'The network could not be reached',
    sentence:
      'No connection to the other computer came about: its name was not found, or it refused, broke or could not secure the connection.',
    means: `${keptDownload} Once the network works, the download goes on.`,
    retake:
      'Retake tries again after 1, 2, 4 and up to 60 seconds, then another source where one is configured.',
    steps: [
      commonSteps.testServer,
      {
        text: 'Behind a company proxy (a computer all traffic passes): set HTTPS_PROXY to its address before you start.',
      },
      {
        text: 'Test without VPN, and see that date and time of the computer are right: certificates depend on them.',
        command: 'date',
      },
      { text: 'Go on when the test passes.', command: goOn },
    ],
    minutes: [1, 30],
  },
  permission_denied: {
    title: 'Access was refused',
    sentence: 'The computer or the server knows what is asked for, but does not let this user have it.',
    means: `Trying again changes nothing until access is granted. ${keptWork}`,
    retake:
      'Retake can restore the permissions of files that belong to you, if you agree; licences, accounts and other users’ files are for a person.',
    steps: [
      {
        text: 'For a gated model (one whose licence must be accepted first): open its page, sign in and accept.',
      },
      commonSteps.signIn,
      commonSteps.whoAmI,
      {
        text: 'For a file or folder: see whose it is and what is allowed.',
        command: 'ls -ld {file|FILE}',
        by: commonSteps.whoseFile.by,
      },
      commonSteps.goOn,
    ],
    minutes: [2, 30],
  },
} as const satisfies Readonly<Record<string, FailureWords>>;
