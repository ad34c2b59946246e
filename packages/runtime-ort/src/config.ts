import type { StandardSchema } from '@retake/plugin-api';

/** Options of the runtime. Times in milliseconds. */
export interface OrtConfig {
  /** Threads for operators; 0 means one per physical core. */
  readonly threads: number;
  /** Between two signs of life of a process. */
  readonly heartbeatMs: number;
  /** Without a sign of life for so long a process counts as hung and is killed. */
  readonly hangMs: number;
  /** A process must be ready after so long. */
  readonly startMs: number;
  /** What a process gets to end kindly, and then again after SIGTERM. */
  readonly closeMs: number;
  /**
   * What a memory limit counts: `data` is enforced by the kernel of Linux (RLIMIT_DATA), `resident` by watching signs of
   * life, `auto` takes `data` on Linux and `resident` elsewhere.
   */
  readonly limitBy: 'auto' | 'data' | 'resident';
  /** ONNX Runtime's memory arena: faster, but takes up to twice the memory. `auto`: off when there is a limit. */
  readonly arena: 'auto' | 'on' | 'off';
}

export const defaultConfig: OrtConfig = {
  threads: 0,
  heartbeatMs: 500,
  hangMs: 15_000,
  // a start that fails says so at once; a slow one is most often a busy machine
  startMs: 120_000,
  closeMs: 2_000,
  limitBy: 'auto',
  arena: 'auto',
};

const choices: Readonly<Record<string, readonly unknown[]>> = {
  limitBy: ['auto', 'data', 'resident'],
  arena: ['auto', 'on', 'off'],
};

/** Checks options and fills in defaults. */
export const configSchema: StandardSchema<OrtConfig> = {
  '~standard': { version: 1, vendor: 'retake', validate },
};

function validate(value: unknown) {
  if (value === undefined) return { value: defaultConfig };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { issues: [{ message: 'must be an object' }] };
  const issues = Object.entries(value).flatMap(([key, given]) => {
    const message = problem(key, given);
    return message === undefined ? [] : [{ message, path: [key] }];
  });
  return issues.length > 0 ? { issues } : { value: { ...defaultConfig, ...value } };
}

function problem(key: string, given: unknown): string | undefined {
  if (!Object.hasOwn(defaultConfig, key))
    return `unknown option; known are ${Object.keys(defaultConfig).join(', ')}`;
  const choice = choices[key];
  if (choice) return choice.includes(given) ? undefined : `must be ${choice.join(', ')}`;
  const least = key === 'threads' ? 0 : 1;
  return Number.isInteger(given) && (given as number) >= least
    ? undefined
    : `must be a whole number from ${least}`;
}
