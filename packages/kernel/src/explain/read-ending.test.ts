import { describe, expect, it } from 'vitest';
import { readEnding } from './read-ending.js';

describe('reading how it ended', () => {
  it.each<[string, object]>([
    ['worker exited with code 137', { exitCode: 137, signal: 'SIGKILL' }],
    ['exit code: 1', { exitCode: 1 }],
    ['exitcode : -9 (pid: 7)', { signal: 'SIGKILL' }],
    ['process died with signal 11', { signal: 'SIGSEGV' }],
    ['ended by SIGABRT', { signal: 'SIGABRT' }],
    ['loading\nKilled', { signal: 'SIGKILL' }],
    ['run.sh: line 3:  1234 Killed                  python generate.py', { signal: 'SIGKILL' }],
    ['Segmentation fault (core dumped)', { signal: 'SIGSEGV' }],
    ['Process finished with exit code -1073741819 (0xC0000005)', { exitCode: 0xc0000005 }],
    ['exited with 3221225477', { exitCode: 0xc0000005 }],
    ['404 Client Error: Not Found for url', { httpStatus: 404 }],
    [
      'HTTP/1.1 503 Service Unavailable\nRetry-After: 30',
      { httpStatus: 503, facts: { retryAfterSeconds: 30 } },
    ],
    ['finished with exit code 0', {}],
    ['nothing of the kind', {}],
  ])('%s', (text, found) => {
    expect(readEnding(text)).toEqual({ facts: {}, ...found });
  });
});
