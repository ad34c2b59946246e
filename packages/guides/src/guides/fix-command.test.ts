import { expect, test } from 'vitest';
import { shellWord } from '../words/shell-word.js';
import { fixCommand } from './fix-command.js';
import { guides } from './guides.js';

const command = (id: string, facts: Parameters<typeof fixCommand>[1]) => {
  const guide = guides.find((one) => one.id === id);
  if (!guide) throw new Error(`there is no guide ${id}`);
  return fixCommand(guide, facts, shellWord);
};

test('facts that the steps make use of are told, others are not', () => {
  expect(command('gpu-memory-full', { bytesAsked: 2684354560, tensor: 'x', run: 'r1' })).toBe(
    'retake fix gpu-memory-full --know bytesAsked=2684354560',
  );
  expect(command('bad-video', { video: 'my clip.mp4' })).toBe(
    "retake fix bad-video --know 'video=my clip.mp4'",
  );
  expect(command('disk-full', {})).toBe('retake fix disk-full');
});
