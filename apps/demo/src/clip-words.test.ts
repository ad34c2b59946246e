import { checkpointFolder, sampleImage } from '@retake/tiny-wan';
import { describe, expect, it } from 'vitest';
import { clipWords } from './clip-words.js';

const words = (...given: string[]) => clipWords(given)?.words ?? [];
const flags = (...given: string[]) => words(...given).map((word) => word.split('=')[0]);

describe('a clip of a tiny model', () => {
  it('is asked for as the model was trained, with a picture where it needs one', () => {
    expect(new Set(words('--model', 'i2v'))).toEqual(
      new Set([
        'generate',
        `--checkpoint=${checkpointFolder('i2v')}`,
        '--prompt=a large blue star moving left on a white background',
        `--image=${sampleImage('blue-star')}`,
        '--negative=',
        '--size=64x64',
        '--frames=17',
        '--fps=8',
        '--steps=20',
        '--guidance=4',
        '--guidance-2=4',
        '--shift=3',
        '--seed=42',
        '--out=output',
        '--model',
        'i2v',
      ]),
    );
  });

  it('takes every flag as it is given, once', () => {
    const given = ['--model=ti2v', '--image', 'a photo.jpg', '--steps', '5', '--flow-shift', '2'];
    const result = flags(...given);
    expect(words(...given).slice(-given.length)).toEqual(given);
    for (const name of ['--model', '--image', '--steps', '--shift'])
      expect(result.filter((flag) => flag === name)).toHaveLength(name === '--shift' ? 0 : 1);
  });

  it('without image is made of text alone where the model can', () => {
    expect(flags('--model', 'ti2v')).not.toContain('--image');
    expect(flags('--model', 't2v')).not.toContain('--image');
  });

  it('guides both experts alike unless told otherwise', () => {
    expect(words('--model', 't2v', '--guidance', '6')).toContain('--guidance-2=6');
    for (const given of ['6,5', 'much', ''])
      expect(flags('--model', 't2v', '--guidance', given)).not.toContain('--guidance-2');
    expect(flags('--model', 'ti2v', '--guidance', '6')).not.toContain('--guidance-2');
    expect(words('--model', 't2v', '--guidance-2', '5')).not.toContain('--guidance-2=4');
  });

  it('has no second scale where the checkpoint given has no second expert', () => {
    const given = ['--model', 't2v', '--checkpoint'];
    expect(flags(...given, checkpointFolder('ti2v'))).not.toContain('--guidance-2');
    expect(flags(...given, '/models/not/there', '--guidance', '6')).not.toContain('--guidance-2');
    expect(flags(...given, checkpointFolder('i2v'))).toContain('--guidance-2');
  });

  it('leaves to a preset what a preset says', () => {
    for (const given of [
      ['--preset', 'preview'],
      ['--size', '480p'],
    ])
      for (const name of ['--frames', '--steps', '--shift'])
        expect(flags('--model', 't2v', ...given)).not.toContain(name);
  });

  it('begins with a picture: image to video', () => {
    expect(words('--image', 'a.png')).toContain(`--checkpoint=${checkpointFolder('i2v')}`);
    expect(clipWords(['--image', 'a.png'])?.ownImage).toBe(true);
    expect(clipWords(['--model', 'i2v'])?.ownImage).toBe(false);
  });

  it('says which prompt stands in for one that is not given', () => {
    expect(clipWords(['--model', 'ti2v'])?.prompt).toContain('triangle');
    expect(clipWords(['--model', 'ti2v', '--prompt', 'a fox'])).not.toHaveProperty('prompt');
  });

  it('says nothing of a picture that it does not know', () => {
    const given = ['--image', 'photo.jpg'];
    for (const model of ['i2v', 'ti2v']) {
      const clip = clipWords(['--model', model, ...given]);
      expect(clip?.prompt).toBe('it is moving');
      expect(clip?.words).toContain('--prompt=it is moving');
    }
    expect(clipWords(['--prompt', 'a fox', ...given])?.words).not.toContain('--prompt=it is moving');
  });
});

it('there are three models, by short or by long name', () => {
  expect(clipWords(['--model', 'wan-ti2v'])).toBeDefined();
  expect(clipWords(['--model', 'vace'])).toBeUndefined();
});
