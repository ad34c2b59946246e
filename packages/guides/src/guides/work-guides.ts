import type { Guide } from './guide.js';
import { folderKnown } from './shared-steps.js';

/** Guides about the computer's memory and about what comes out. */
export const workGuides = [
  {
    id: 'host-memory-full',
    title: 'The main memory is full',
    about:
      'The computer ran out of main memory, or its system ended the program because of that. The steps free memory, then make the work need less.',
    types: ['system_resource_error'],
    causes: ['killed_for_memory', 'page_file_exhausted'],
    except: [
      'process_crashed',
      'worker_crashed',
      'limit_exceeded',
      'limit_too_low',
      'no_thread_under_limit',
      'too_many_files',
      'handles_exhausted',
      'no_more_threads',
      'port_taken',
      'port_in_use',
      'read_failed',
      'disk_read_failed',
      'task_blocked',
      'file_busy',
      'shared_memory_full',
      'shared_memory_exhausted',
      'mapped_memory_lost',
      'wasm_out_of_memory',
      'worker_start_failed',
    ],
    minutes: [3, 25],
    steps: [
      {
        id: 'memory-free',
        title: 'Free main memory',
        instruction:
          'Close browsers, games and other generators. In WSL or a container raise its limit: the program cannot pass it.',
        commands: [
          { on: 'linux', line: 'ps aux --sort=-rss | head' },
          { on: 'darwin', line: 'top -o mem -l 1 -n 10' },
          { on: 'win32', line: 'taskmgr' },
        ],
        check: 'memory',
        expected: 'As much is free as was asked for.',
        hints: [
          'WSL: set memory=24GB under [wsl2] in the file .wslconfig of your Windows user, then wsl --shutdown.',
        ],
      },
      {
        id: 'swap',
        title: 'Give the system more page file',
        instruction:
          'The page file (swap) is disk space used as memory. It is slow, but a peak of some seconds passes through it. Not possible inside a container: skip it there.',
        commands: [
          {
            on: 'linux',
            line: 'sudo fallocate -l 32G /swapfile && sudo chmod 600 /swapfile && sudo mkswap /swapfile && sudo swapon /swapfile',
          },
          { on: 'win32', line: 'SystemPropertiesPerformance.exe' },
        ],
        check: 'swap',
        expected: 'Memory and swap are 32 GiB together, or more.',
        hints: ['On Windows the page file needs a drive with that much free space.'],
      },
      {
        id: 'need-less',
        title: 'Let the work need less',
        instruction:
          'Give Retake a limit below what is free; it then reads weights from disk block by block, and in fewer bits.',
        commands: [{ line: 'retake resume {run|RUN} --memory {memory|8GiB}' }],
        check: 'run',
        expected: 'The plan that is printed stays below the limit, and the run goes on.',
        hints: ['Other programs: load one model at a time, and take weights in 8 bits.'],
      },
    ],
  },
  {
    id: 'bad-video',
    title: 'The video is black, frozen or noise',
    about:
      'A clip was made and shows nothing usable. Mostly numbers became too large for their format (NaN: not a number), or a part belongs to another model.',
    types: [],
    causes: [
      'black_output',
      'not_a_number',
      'video_unhealthy',
      'video_frozen',
      'noise_output',
      'latents_overflow',
      'latents_collapsed',
      'vae_wrong',
      'other_vae',
      'latents_of_other_vae',
    ],
    minutes: [10, 60],
    steps: [
      folderKnown,
      {
        id: 'sensitive-parts',
        title: 'Compute with more bits, and look at the clip',
        instruction:
          'Use the weights as they are stored, not quantised, and leave other speed-ups off: the decoder (VAE) and attention are the parts that overflow. Then the new clip is measured: how much of it is black, how much stands still, and whether it is noise.',
        commands: [
          {
            line: 'retake generate --checkpoint {checkpoint|FOLDER} --prompt "a red ball rolls" --preset preview --set precision.transformer=source',
          },
        ],
        asks: { fact: 'video', question: 'Which video file came out?', path: true },
        check: 'video',
        expected:
          'A small clip that shows the prompt; less than half of it is black or without motion, and it is no noise.',
        hints: [
          'ComfyUI: start it with --fp32-vae, and without --use-sage-attention.',
          'Noise only: too few steps, guidance scale far above 7, or a file that is for the other of two experts.',
          'Frozen: describe a motion in the prompt, and take 33 frames or more.',
          'An image that fills the clip unchanged: lower the guidance scale.',
        ],
      },
    ],
  },
] as const satisfies readonly Guide[];
