import { describe, expect, it } from 'vitest';
import { readErrorLine } from './read-error-line.js';

describe('reading an error line', () => {
  it.each([
    ['RuntimeError: sizes differ', 'RuntimeError', 'sizes differ'],
    ['torch.OutOfMemoryError: no room', 'torch.OutOfMemoryError', 'no room'],
    ['AssertionError', 'AssertionError', ''],
    ['2031-01-02 10:00:00 - worker - ERROR - ValueError: bad shape', 'ValueError', 'bad shape'],
    ['!!! Exception during processing !!! shape is wrong', 'Error', 'shape is wrong'],
    ['- **Exception Message:** no such key', 'Error', 'no such key'],
    ['error: cannot open the display', 'Error', 'cannot open the display'],
    ['ffmpeg: error: no such filter', 'Error', 'no such filter'],
    [
      '[E:onnxruntime:, sequential_executor.cc] no kernel',
      'Error',
      '[E:onnxruntime:, sequential_executor.cc] no kernel',
    ],
    ['[2031-01-02] ERROR: model is missing', 'Error', 'model is missing'],
    ['Failed to load the library', 'Error', 'Failed to load the library'],
  ])('%s', (line, name, message) => {
    expect(readErrorLine(line, false)).toEqual({ name, message });
  });

  it('reads the code of a RetakeError', () => {
    expect(readErrorLine('RetakeError [worker_died]: gone', false)).toEqual({
      name: 'RetakeError',
      message: 'gone',
      code: 'worker_died',
    });
  });

  it.each(['step 3 of 20', 'loaded 12 tensors', 'UserWarning: this is slow', '0 errors', ''])(
    'finds none in "%s"',
    (line) => {
      expect(readErrorLine(line, false)).toBeUndefined();
    },
  );

  it('takes any class below the frames of a traceback', () => {
    expect(readErrorLine('socket.gaierror: no name', true)).toEqual({
      name: 'socket.gaierror',
      message: 'no name',
    });
    expect(readErrorLine('Empty', true)).toEqual({ name: 'Empty', message: '' });
    expect(readErrorLine('Empty', false)).toBeUndefined();
  });
});
