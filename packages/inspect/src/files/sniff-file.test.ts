import { expect, test } from 'vitest';
import { sniffBytesOf } from './sniff-file.js';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const header = Buffer.concat([Buffer.from([40, 0, 0, 0, 0, 0, 0, 0]), bytes('{"a":{"dtype":"F32"}}')]);

test.each([
  ['nothing', bytes(''), 'empty_file'],
  ['a pointer', bytes('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n'), 'lfs_pointer'],
  ['a page with a blank line before it', bytes('\n<!DOCTYPE HTML><html>'), 'html_page'],
  ['an XML error', bytes('<?xml version="1.0"?><Error/>'), 'html_page'],
  ['GGUF', bytes('GGUF\x03\x00'), 'gguf'],
  ['a zip of torch', bytes('PK\x03\x04....archive/data.pkl'), 'pickle'],
  ['another zip', bytes('PK\x03\x04....model.safetensors'), 'archive'],
  ['a pickle', bytes('\x80\x04\x95'), 'pickle'],
  ['gzip', bytes('\x1f\x8b\x08'), 'archive'],
  ['zeros', Buffer.alloc(512), 'zero_filled'],
  ['a sentence', bytes('Not Found, or no access.'), 'error_text'],
  ['a safetensors header', header, undefined],
])('%s', (_, given, reason) => {
  expect(sniffBytesOf(given)?.reason).toBe(reason);
});

test('a pointer tells what it stands for', () => {
  const text = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0f'.repeat(32)}\nsize 4920\n`;
  expect(sniffBytesOf(bytes(text))?.facts).toEqual({ bytesNeeded: 4920, sha256: '0f'.repeat(32) });
});
