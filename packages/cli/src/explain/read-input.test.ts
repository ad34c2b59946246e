import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readInput } from './read-input.js';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'retake read-'));
  writeFileSync(join(cwd, 'run.log'), 'für alle: out of memory');
  writeFileSync(
    join(cwd, 'windows.log'),
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('no room', 'utf16le')]),
  );
  writeFileSync(join(cwd, 'latin.log'), Buffer.from('Gerät nicht gefunden', 'latin1'));
  writeFileSync(join(cwd, 'model.bin'), Buffer.from([1, 0, 2]));
});
afterAll(() => rmSync(cwd, { recursive: true }));

const stdin = (text: string, isTTY = false) => Object.assign(Readable.from([Buffer.from(text)]), { isTTY });
async function read(word: string | undefined, input = stdin('')): Promise<string> {
  let text = '';
  for await (const piece of readInput(word, { cwd }, input)) text += piece;
  return text;
}

describe('what explain reads', () => {
  test.each([
    ['run.log', 'für alle: out of memory'],
    ['windows.log', 'no room'],
    ['latin.log', 'Gerät nicht gefunden'],
    ['CUDA out of memory', 'CUDA out of memory'],
    ['Killed', 'Killed'],
    ['OutOfMemoryError', 'OutOfMemoryError'],
    ['torch.OutOfMemoryError', 'torch.OutOfMemoryError'],
    ['socket.error', 'socket.error'],
    ['Killed.', 'Killed.'],
  ])('%s', async (word, text) => {
    expect(await read(word)).toBe(text);
  });

  test('standard input, asked for or piped in', async () => {
    expect(await read('-', stdin('from a pipe'))).toBe('from a pipe');
    expect(await read(undefined, stdin('from a pipe'))).toBe('from a pipe');
  });

  test.each([
    ['model.bin', 'model.bin is not text: it holds NUL bytes'],
    ['.', '. is a folder'],
    ['missing.log', 'there is no file missing.log'],
    ['logs/missing', 'there is no file logs/missing'],
    ['oom.lgo', 'there is no file oom.lgo'],
    ['run-1.log.2', 'there is no file run-1.log.2'],
  ])('refuses %s', async (word, message) => {
    await expect(read(word)).rejects.toThrow(message);
  });

  test.skipIf(process.platform !== 'linux')('says which file cannot be read', async () => {
    await expect(read('/proc/self/mem')).rejects.toThrow('/proc/self/mem cannot be read: ');
  });

  test.skipIf(process.platform === 'win32')('says which path leads in a circle', async () => {
    symlinkSync('circle', join(cwd, 'circle'));
    await expect(read('circle')).rejects.toThrow('circle cannot be looked at (ELOOP)');
  });

  test('asks for a log where a person types', async () => {
    await expect(read(undefined, stdin('', true))).rejects.toThrow('explain needs a log');
  });
});
