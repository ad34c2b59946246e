import type { CauseWords } from './cause-words.js';
import { commonSteps } from './common-steps.js';
import { findOthers, goOn, keptSteps, posix } from './shared.js';

const again =
  'Retake starts a new process and goes on from the last finished step; when it fails at the same place again, it stops and tells you.';

/** Causes about memory, processes and the system. */
export const hostCauses = [
  {
    id: 'process_killed',
    type: 'system_resource_error',
    causes: ['process_killed', 'killed_for_memory', 'worker_killed'],
    title: 'The program was ended from outside',
    sentence:
      'The system, a person or another program ended the process; most often main memory had run out.',
    steps: [
      commonSteps.killedForMemory,
      commonSteps.doctorMemory,
      commonSteps.withLimit,
      commonSteps.containerLimit,
    ],
  },
  {
    id: 'process_crashed',
    type: 'system_resource_error',
    causes: ['process_crashed', 'worker_crashed'],
    title: 'The program crashed',
    sentence:
      'The process touched memory that is not its own, so the system ended it: an error in a compiled part, or defective memory.',
    means: `${keptSteps} It may pass when tried again; when it breaks at the same place, something about it has to change.`,
    retake: again,
    steps: [
      commonSteps.goOnLast,
      commonSteps.whatIsInstalled,
      {
        text: 'Update the graphics driver and the runtime (PyTorch or ONNX Runtime); crashes of this kind are mended there.',
      },
      {
        text: 'When crashes come at changing places: test the memory of the computer (Windows).',
        command: 'mdsched.exe',
        only: ['win32'],
      },
    ],
    minutes: [2, 60],
  },
  {
    id: 'memory_limit',
    type: 'system_resource_error',
    causes: ['limit_exceeded', 'limit_too_low', 'no_thread_under_limit'],
    title: 'The memory limit is too low',
    sentence: 'The process needed more memory than the limit that was set for it.',
    means: `${keptSteps} The limit is yours: a higher one lets the work go on, where the computer has the memory.`,
    retake: 'Retake first makes the plan need less within the limit; it never raises a limit by itself.',
    steps: [
      { text: 'Go on with a higher limit.', command: 'retake resume {run|RUN} --memory {memory|8GiB}' },
      { text: 'See how much memory is free.', command: 'retake doctor' },
      commonSteps.fewer,
    ],
    minutes: [1, 5],
  },
  {
    id: 'page_file_exhausted',
    type: 'system_resource_error',
    causes: ['page_file_exhausted'],
    title: 'Windows has no memory left to give',
    sentence: 'Main memory and page file (disk space used as memory) together are used up.',
    steps: [
      {
        text: 'Let the system manage the page file, on a drive with at least 60 GiB free; then restart.',
        command: 'SystemPropertiesPerformance.exe',
      },
      { text: 'Close large programs.', command: 'taskmgr' },
      commonSteps.withLimit,
    ],
    minutes: [5, 15],
  },
  {
    id: 'too_many_files',
    type: 'system_resource_error',
    causes: ['too_many_files', 'handles_exhausted', 'no_more_threads'],
    title: 'Too many files or threads are open',
    sentence: 'The system allows each user only so many open files and threads, and that number is reached.',
    retake: 'Retake waits a little and tries again with a new process; the limit itself only you can raise.',
    steps: [
      { text: 'See the limits.', command: 'ulimit -n -u', only: posix },
      {
        text: 'Raise that of files in this terminal, then start again from it.',
        command: 'ulimit -n 65536',
        only: posix,
      },
      { text: 'Close other programs that hold many files, such as earlier runs that hang.' },
      commonSteps.goOn,
    ],
    minutes: [1, 10],
  },
  {
    id: 'port_taken',
    type: 'system_resource_error',
    causes: ['port_taken', 'port_in_use'],
    title: 'The port is taken',
    sentence:
      'Another program, or an older run of this one, already listens on the port (the number under which it is reached).',
    means: 'Nothing is lost. It works once that program has ended, or with another port.',
    retake: 'Retake itself needs no port; it tries a second time and then tells you.',
    steps: [
      { text: 'See who listens (Linux).', command: 'ss -ltnp', only: ['linux'] },
      {
        text: 'See who listens (macOS).',
        command: 'lsof -nP -iTCP -sTCP:LISTEN',
        only: ['darwin'],
      },
      { text: 'See who listens (Windows).', command: 'netstat -ano', only: ['win32'] },
      {
        text: 'End the older run, or start with another port (ComfyUI: --port 8189; torchrun: --master-port 29501).',
      },
    ],
    minutes: [1, 5],
  },
  {
    id: 'disk_failing',
    type: 'system_resource_error',
    causes: ['read_failed', 'disk_read_failed', 'task_blocked'],
    title: 'The disk does not read or write',
    sentence: 'A disk or network drive answered with an error, or does not answer.',
    means: `${keptSteps} On a network drive it may pass; on a disk inside the computer it can be the beginning of its end.`,
    retake: 'Retake tries again, and takes a whole copy of the file from another disk where there is one.',
    steps: [
      { text: 'Save what matters to another disk first.' },
      {
        text: 'See what the system says of the disk (Linux).',
        command: 'sudo dmesg | grep -i -E "i/o error|nvme|ata[0-9]"',
        only: ['linux'],
      },
      {
        text: 'Ask the disk for its health (package smartmontools).',
        command: 'sudo smartctl --scan',
        only: posix,
      },
      {
        text: 'See whether the model files are whole, byte by byte.',
        command: 'retake inspect {checkpoint|FOLDER} --hash',
      },
    ],
    minutes: [5, 60],
  },
  {
    id: 'file_busy',
    type: 'system_resource_error',
    causes: ['file_busy'],
    title: 'A file is in use',
    sentence: 'Another program holds the file: an earlier run, a player, a backup or a virus scanner.',
    means: 'Nothing is lost. It passes once the file is free.',
    retake: 'Retake waits a little and tries again.',
    steps: [
      { text: 'See who holds it (Linux and macOS).', command: 'lsof {file|FILE}', only: posix },
      { text: 'Close that program, then go on.', command: goOn },
    ],
    minutes: [1, 5],
  },
  {
    id: 'shared_memory_full',
    type: 'system_resource_error',
    causes: ['shared_memory_full', 'shared_memory_exhausted', 'mapped_memory_lost'],
    title: 'The memory that processes share is full',
    sentence:
      'Processes hand large data to each other through shared memory (/dev/shm), which is small in containers.',
    steps: [
      { text: 'See how much there is.', command: 'df -h /dev/shm', only: ['linux'] },
      { text: 'In Docker: start the container with more.', command: 'docker run --shm-size=8g IMAGE' },
      { text: 'In PyTorch: load data without extra processes (num_workers=0).' },
    ],
    minutes: [2, 10],
  },
  {
    id: 'wasm_memory',
    type: 'system_resource_error',
    causes: ['wasm_out_of_memory'],
    title: 'The memory of the browser engine is full',
    sentence:
      'WebAssembly, which runs the model in the browser, has 4 GiB at most, and less on small machines.',
    steps: [
      {
        text: 'Outside a browser, use the native package, which has no such limit.',
        command: 'npm install onnxruntime-node',
      },
      {
        text: 'Use a smaller model, or weights in 8 bits.',
        command: findOthers,
      },
      commonSteps.fewer,
    ],
    minutes: [2, 30],
  },
  {
    id: 'buffer_too_large',
    type: 'vram_exhaustion',
    causes: ['single_buffer_too_large'],
    title: 'One piece of data is too large for the graphics part',
    sentence:
      'A single intermediate result is larger than Metal (the graphics system of Macs) can hold in one piece, however much memory is free.',
    steps: [
      {
        text: 'Ask for fewer frames or a smaller size, for example 33 frames of 480 × 272: the piece grows with the square of both.',
      },
      {
        text: 'In ComfyUI: let attention work in pieces.',
        command: 'python main.py --use-split-cross-attention',
      },
      {
        text: 'In diffusers: turn on attention slicing and VAE tiling (pipe.enable_attention_slicing(), pipe.vae.enable_tiling()).',
      },
      commonSteps.memoryRemedies,
    ],
    minutes: [2, 10],
  },
  {
    id: 'engine_memory',
    type: 'vram_exhaustion',
    causes: ['engine_out_of_memory'],
    title: 'TensorRT needs more graphics memory than there is',
    sentence:
      'TensorRT (it turns a model into a program for one card) ran out of graphics memory while it built or ran that program.',
    steps: [
      commonSteps.cardMemory,
      {
        text: 'Give the build less room (trt_max_workspace_size, --workspace), or build for fewer frames and a smaller size.',
      },
      { text: 'Or compute with CUDA instead of TensorRT: it needs no build.' },
    ],
    minutes: [5, 60],
  },
] as const satisfies readonly CauseWords[];
