import { readFileSync } from 'node:fs';
import type { ErrorEvidence, FailureRule } from '@retake/plugin-api';
import { classifyWithRules } from '@retake/plugin-api';
import { checkFailureRules } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { systemClassifier, systemRules } from './system-classifier.js';

type Example = readonly [rule: string, message: string, more?: Partial<ErrorEvidence>];

const died = (end: { exitCode?: number; signal?: string }, stderrTail?: string): Partial<ErrorEvidence> => ({
  name: 'RetakeError',
  code: 'worker_died',
  ...end,
  ...(stderrTail ? { stderrTail } : {}),
});
const ended = 'The inference process ended in "denoise/block 3".';
const notStarted = 'The inference process did not start: no answer.';
const limits = (limitBytes: number) => ({
  name: 'RetakeError',
  code: 'worker_start_failed',
  facts: { limitBytes, minimumBytes: 100 },
});

/** Written for this test in the shapes of Node, Linux and Windows. */
const examples: readonly Example[] = [
  ['killed', ended, died({ signal: 'SIGKILL' })],
  ['killed', ended, died({ exitCode: 137 })],
  ['asked_to_stop', ended, died({ signal: 'SIGTERM' })],
  ['asked_to_stop', ended, died({ exitCode: 0xc000013a })],
  ['aborted', ended, died({ exitCode: 134 }, 'Assertion failed: (head == tail)')],
  ['aborted', ended, died({ signal: 'SIGABRT' })],
  ['mapped_file_changed', ended, died({ signal: 'SIGBUS' })],
  ['mapped_file_changed', ended, died({ exitCode: 135 })],
  ['crashed', ended, died({ signal: 'SIGSEGV' })],
  ['crashed', ended, died({ exitCode: 3221225477 })],
  ['processor_unsupported', ended, died({ signal: 'SIGILL' })],
  ['library_missing', ended, died({ exitCode: 3221225781 })],
  ['died', ended, died({ exitCode: 1 })],
  ['oom_killer', ended, { ...died({ signal: 'SIGKILL' }), facts: { oomKilled: true } }],
  [
    'memory_limit_exceeded',
    'The inference process held 9 bytes, more than its limit of 8.',
    { code: 'worker_memory_exceeded' },
  ],
  ['heap_exhausted', 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
  ['heap_exhausted', 'FATAL ERROR: Committing semi space failed. Allocation failed - process out of memory'],
  ['heap_exhausted', '# Fatal process out of memory: Zone'],
  ['heap_exhausted', 'Worker terminated due to reaching memory limit', { code: 'ERR_WORKER_OUT_OF_MEMORY' }],
  [
    'no_thread_under_limit',
    'env.cc:251 PosixThread pthread_create failed, error code: 11 error msg: Resource temporarily unavailable',
    { facts: { limitBytes: 80_000_000 } },
  ],
  ['windows_no_memory', ended, died({ exitCode: 0xc0000017 })],
  ['page_file', 'OSError: The paging file is too small for this operation to complete. (os error 1455)'],
  ['no_memory', 'ENOMEM: not enough memory, read', { code: 'ENOMEM' }],
  ['no_memory', 'spawn /usr/bin/node: Cannot allocate memory'],
  ['worker_hung', 'No sign of life for 30000 ms.', { code: 'worker_hung' }],
  ['limit_too_low_to_start', notStarted, limits(50)],
  ['worker_start_failed', notStarted, limits(500)],
  ['worker_start_failed', notStarted, { code: 'worker_start_failed' }],
  ['module_missing', "Cannot find module 'onnxruntime-node'\nRequire stack:"],
  ['library_not_loaded', 'libgomp.so.1: cannot open shared object file'],
  ['library_not_loaded', "/lib/libc.so.6: version `GLIBC_2.34' not found (required by binding.node)"],
  ['program_missing', 'spawn ffmpeg ENOENT', { code: 'ENOENT', syscall: 'spawn ffmpeg' }],
  ['program_missing', 'sh: 1: ffmpeg: command not found'],
  ['name_not_resolved', 'getaddrinfo ENOTFOUND models.example', { code: 'ENOTFOUND' }],
  ['name_not_resolved', 'getaddrinfo EAI_AGAIN models.example', { code: 'EAI_AGAIN' }],
  ['connection_failed', 'connect ECONNREFUSED 127.0.0.1:443', { code: 'ECONNREFUSED' }],
  ['connection_failed', 'read ECONNRESET', { code: 'ECONNRESET' }],
  ['connection_failed', 'other side closed', { name: 'SocketError', code: 'UND_ERR_SOCKET' }],
  ['connection_timed_out', 'connect ETIMEDOUT 10.0.0.1:443', { code: 'ETIMEDOUT' }],
  ['answer_stalled', 'Body Timeout Error', { code: 'UND_ERR_BODY_TIMEOUT' }],
  ['certificate_refused', 'self-signed certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
  ['certificate_refused', 'certificate has expired', { code: 'CERT_HAS_EXPIRED' }],
  ['disk_full_in_run', 'ENOSPC: no space left on device, write', { code: 'ENOSPC', stage: 'denoise' }],
  ['disk_full_in_download', 'ENOSPC: no space left on device, write', { code: 'ENOSPC' }],
  ['disk_full_in_download', 'EDQUOT: disk quota exceeded, write', { code: 'EDQUOT', stage: 'download' }],
  ['read_failed', 'EIO: i/o error, read', { code: 'EIO' }],
  ['read_failed', 'ESTALE: stale file handle, fstat', { code: 'ESTALE' }],
  ['file_busy', "EBUSY: resource busy or locked, open 'a'", { code: 'EBUSY' }],
  ['file_busy', "ETXTBSY: text file is busy, open 'a'", { code: 'ETXTBSY' }],
  ['no_more_threads', 'spawn /usr/bin/node EAGAIN', { code: 'EAGAIN' }],
  ['too_many_files', "EMFILE: too many open files, open 'a'", { code: 'EMFILE' }],
  ['permission_denied', "EACCES: permission denied, open 'a'", { code: 'EACCES' }],
  ['permission_denied', "EPERM: operation not permitted, unlink 'a'", { code: 'EPERM' }],
  ['read_only', "EROFS: read-only file system, mkdir 'a'", { code: 'EROFS' }],
  ['path_invalid', "ENAMETOOLONG: name too long, open 'a'", { code: 'ENAMETOOLONG' }],
  ['file_missing', "ENOENT: no such file or directory, open 'a'", { code: 'ENOENT' }],
];

/** These need two links: the end of the process, and its last words. */
const lastWords: readonly Example[] = [
  [
    'no_thread_under_limit',
    ended,
    {
      ...died(
        { exitCode: 134 },
        "terminate called after throwing an instance of 'std::system_error'\n  what():  Resource temporarily unavailable",
      ),
      facts: { limitBytes: 80_000_000 },
    },
  ],
  ['killed_for_memory', ended, died({ signal: 'SIGKILL' }, 'Out of memory: Killed process 4711 (node)')],
  [
    'heap_exhausted',
    ended,
    died({ exitCode: 134 }, 'FATAL ERROR: Allocation failed - JavaScript heap out of memory'),
  ],
  [
    'native_allocation_failed',
    ended,
    died({ signal: 'SIGABRT' }, 'terminate called\n  what():  std::bad_alloc'),
  ],
  ['module_missing', ended, died({ exitCode: 1 }, "Error: Cannot find module 'onnxruntime-node'")],
];

const evidenceOf = ([, message, more]: Example): ErrorEvidence => ({
  name: 'Error',
  message,
  causes: [],
  facts: {},
  ...more,
});
const title = (example: Example) => ({ rule: example[0], said: JSON.stringify(example.slice(1)), example });
/** Ends are judged after their reasons; that order matters and is meant. */
const afterReasons = ['killed', 'no_more_threads', 'worker_start_failed', 'died'];

describe('the words of the system', () => {
  it.each(examples.map(title))('$rule speaks alone for $said', ({ rule, example }) => {
    expect(systemClassifier.classify(evidenceOf(example)).map((candidate) => candidate.rule)).toEqual([rule]);
  });

  it.each(examples.map(title))(
    '$rule would speak at any place in the table for $said',
    ({ rule, example }) => {
      const others: FailureRule[] = systemRules.filter(({ id }) => id === rule || !afterReasons.includes(id));
      expect(
        classifyWithRules(others.reverse(), evidenceOf(example)).map((candidate) => candidate.rule),
      ).toEqual([rule]);
    },
  );

  it.each(lastWords.map(title))('$rule is surest of $said', ({ rule, example }) => {
    const heard = [...systemClassifier.classify(evidenceOf(example))];
    expect(heard.sort((a, b) => b.confidence - a.confidence)[0]?.rule).toBe(rule);
  });

  it('keep the contract of every table', () => {
    expect(checkFailureRules(systemRules)).toEqual([]);
  });

  it('takes a kill for transient, but not when memory is known to be the reason', () => {
    const first = (example: Example) => systemClassifier.classify(evidenceOf(example))[0]?.transience;
    expect(first(['', ended, died({ signal: 'SIGKILL' })])).toBe('transient');
    expect(first(['', ended, { ...died({ signal: 'SIGKILL' }), facts: { oomKilled: true } }])).toBe(
      'needs_change',
    );
  });

  it('hears the error number below a wrapper and keeps path and call', () => {
    const [first] = systemClassifier.classify({
      ...evidenceOf(['', '/models/a.safetensors cannot be read']),
      path: '/models/a.safetensors',
      syscall: 'read',
      causes: [{ name: 'Error', message: 'EIO: i/o error, read', code: 'EIO' }],
    });
    expect(first).toMatchObject({
      rule: 'read_failed',
      cause: 'EIO: i/o error, read',
      transience: 'transient',
      facts: { path: '/models/a.safetensors', syscall: 'read' },
    });
  });

  it('takes a thread that cannot start for lack of memory only where memory is limited', () => {
    const message = 'pthread_create failed, error code: 11 error msg: Resource temporarily unavailable';
    const code = (facts: ErrorEvidence['facts']) =>
      systemClassifier.classify({ ...evidenceOf(['', message]), facts })[0]?.code;
    expect(code({ limitBytes: 1 })).toBe('WAN_MEMORY_MANAGEMENT/no_thread_under_limit');
    expect(code({ limitBytes: null })).toBe('WAN_MODEL_LOADING/no_more_threads');
  });

  it('names host, module and program', () => {
    const facts = (message: string) => systemClassifier.classify(evidenceOf(['', message]))[0]?.facts;
    expect(facts('getaddrinfo ENOTFOUND models.example')).toEqual({ host: 'models.example' });
    expect(facts("Cannot find package 'left' imported from x")).toEqual({ module: 'left' });
    expect(facts('spawn ffmpeg ENOENT')).toEqual({ program: 'ffmpeg' });
  });

  it('has every code explained in docs/failures.md', () => {
    const page = readFileSync(new URL('../../../docs/failures.md', import.meta.url), 'utf8');
    expect(systemRules.map(({ code }) => code).filter((code) => !page.includes(`## ${code}\n`))).toEqual([]);
  });

  it.each([
    ['zsh: killed     python generate.py', 'killed_words'],
    ['./run.sh: line 3:  4711 Killed                  python generate.py', 'killed_words'],
    ["Command '['python']' died with <Signals.SIGKILL: 9>.", 'killed_words'],
    ['Process finished with exit code -1073741819 (0xC0000005)', 'access_violation'],
    ['worker exited with code 139', 'segmentation_fault'],
    ['the process ended with exit code 3221226505', 'fast_fail'],
    ['MemoryError', 'memory_error'],
    ['OSError: [WinError 193] %1 is not a valid Win32 application', 'library_not_loaded'],
    ["FileNotFoundError: [Errno 2] No such file or directory: 'ffmpeg'", 'program_not_found'],
    ['RuntimeError: cannot build: [Errno 28] No space left on device', 'disk_full_in_download'],
    [
      'Error while writing to file model.bin\n\nCaused by:\n    Es ist voll. (os error 112)',
      'disk_full_in_download',
    ],
    ['the server failed to load the model within 600 seconds', 'not_ready_in_time'],
  ])('knows the words of shells and launchers: %s', (message, rule) => {
    expect(systemClassifier.classify(evidenceOf(['', message]))[0]?.rule).toBe(rule);
  });

  it.each([
    'Broken pipe (os error 32)',
    'Directory not empty (os error 39)',
    'CUDA error: an illegal instruction was encountered',
    'CUDA error: the launch timed out and was terminated',
    'out of resource: shared memory, Required: 131072, Hardware limit: 101376',
    'Exec failed (os error 8)',
    'Host is down (os error 112)',
  ])('takes no number or word for what it means elsewhere: %s', (message) => {
    expect(systemClassifier.classify(evidenceOf(['', message]))).toEqual([]);
  });

  it('is silent about words of others', () => {
    for (const message of ['CUDA out of memory', 'Protobuf parsing failed', 'Unexpected token <', ''])
      expect(systemClassifier.classify(evidenceOf(['', message]))).toEqual([]);
  });
});
