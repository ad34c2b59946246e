/** What to execute, and with which variables added to the environment. */
export interface ChildCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const bytesPerKilobyte = 1024;

/**
 * Stacks of 2 MiB in place of 8: each thread's stack counts against the limit in full. ONNX Runtime lives with 0.5 MiB on
 * macOS.
 */
const stackKilobytes = 2048;

/** Sets the limits, then becomes the program: the process id stays. Numbers are in kilobytes. */
const limitScript = 'ulimit -S -s "$1" && ulimit -d "$2" && shift 2 && exec "$@"';

/** Less private memory: no idle threads for V8, one for the file system, little room for short-lived objects. */
const frugalFlags = ['--v8-pool-size=0', '--max-semi-space-size=1'];

/**
 * Official builds of ONNX Runtime from 1.29 on send usage data to their maker unless told not to before they start
 * (https://github.com/microsoft/onnxruntime/pull/27379). Here nothing leaves the machine.
 */
const baseEnv = { UV_THREADPOOL_SIZE: '1', ORT_DISABLE_TELEMETRY: '1' };

/** Lets glibc return large blocks to the system as soon as they are free. */
const mallocEnv = { MALLOC_MMAP_THRESHOLD_: '1000000', MALLOC_ARENA_MAX: '2' };

/**
 * The command line of a child. With a limit it goes through /bin/sh, which every Linux system with Node has; all words
 * are arguments of their own, so paths may hold anything.
 * @param dataLimit bytes for RLIMIT_DATA, or null for none
 */
export function childCommand(
  node: string,
  script: readonly string[],
  dataLimit: number | null,
): ChildCommand {
  const words = [...frugalFlags, ...script];
  if (dataLimit === null) return { file: node, args: words, env: baseEnv };
  const limit = Math.floor(dataLimit / bytesPerKilobyte);
  return {
    file: '/bin/sh',
    args: ['-c', limitScript, 'retake', String(stackKilobytes), String(limit), node, ...words],
    env: { ...baseEnv, ...mallocEnv },
  };
}
