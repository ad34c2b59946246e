import { expect, test } from 'vitest';
import { FakeTerminal } from '../../test/fake-terminal.js';
import { LiveLine } from './live-line.js';

test('lines go by above the one that is drawn over', () => {
  const terminal = new FakeTerminal();
  terminal.live = true;
  const line = new LiveLine(terminal);
  line.draw('half');
  line.draw('half');
  line.say('news');
  line.clear();
  const erase = '\r\u001b[2K';
  expect(terminal.written.err).toBe(`${erase}half${erase}news\n${erase}half${erase}`);
});

test('without a live terminal only ordinary lines are written', () => {
  const terminal = new FakeTerminal();
  const line = new LiveLine(terminal);
  line.draw('half');
  line.say('news');
  line.clear();
  expect(terminal.written.err).toBe('news\n');
});
