import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { leaveWithReader } from './leave-with-reader.js';

function program(stopsInOrder: boolean) {
  const told: unknown[] = [];
  const stdout = new EventEmitter();
  const stderr = new EventEmitter();
  leaveWithReader({
    stdout: stdout as never,
    stderr: stderr as never,
    listenerCount: () => (stopsInOrder ? 1 : 0),
    emit: (event) => told.push(event),
    exit: ((code: number) => told.push(code)) as never,
  });
  return { told, stdout, stderr };
}
const fail = (stream: EventEmitter, code: string) =>
  stream.emit('error', Object.assign(new Error(code), { code }));

test.each([
  [true, 'EPIPE', ['SIGTERM']],
  [false, 'EPIPE', [141]],
  [true, 'ENOSPC', [1]],
])('stops in order: %s, %s', (inOrder, code, expected) => {
  const { told, stdout } = program(inOrder);
  fail(stdout, code);
  fail(stdout, code);
  expect(told).toEqual(expected);
});

test('goes on when only nobody reads stderr', () => {
  const { told, stderr } = program(false);
  fail(stderr, 'EPIPE');
  expect(told).toEqual([]);
});
