import { expect, test } from 'vitest';
import { FakeTerminal } from '../../test/fake-terminal.js';
import { handleInterrupts } from './handle-interrupts.js';

function watched() {
  const terminal = new FakeTerminal();
  const calls: string[] = [];
  const release = handleInterrupts(terminal, {
    kindly: () => calls.push('kindly'),
    hard: () => calls.push('hard'),
  });
  const press = (at: number) => {
    terminal.time = at;
    terminal.press();
  };
  return { terminal, calls, release, press };
}

test('the first Ctrl-C stops kindly, the second at once', () => {
  const { calls, press } = watched();
  press(0);
  press(900);
  expect(calls).toEqual(['kindly', 'hard']);
});

test('the same Ctrl-C handed on by npm does not count twice', () => {
  const { calls, press } = watched();
  press(0);
  press(3);
  expect(calls).toEqual(['kindly']);
});

test('nobody listens any more afterwards', () => {
  const { terminal, release } = watched();
  expect(terminal.listeners).toBe(1);
  release();
  expect(terminal.listeners).toBe(0);
});
