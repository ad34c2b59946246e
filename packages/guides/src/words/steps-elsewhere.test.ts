import { expect, test } from 'vitest';
import { stepsElsewhere } from './steps-elsewhere.js';
import { wordsFor } from './words-for.js';

const resume = 'Free some space, then resume the run; finished steps are kept.';
const goOn = 'Go on from the last step with a new inference process; Retake does this by itself.';

test('steps say nothing of runs where there is none', () => {
  expect(stepsElsewhere([resume, goOn, 'Put the file back, then resume the run.', 'Wait.'])).toEqual([
    'Free some space.',
    'Start the program again.',
    'Put the file back.',
    'Wait.',
  ]);
});

test.each([
  [{ technicalDetail: 'No space left on device' }, {}, ['Free some space.', 'Start the program again.']],
  [{ technicalDetail: 'RetakeError: the disk is full' }, {}, [resume, goOn]],
  [{}, { run: 'r1' }, [resume, goOn]],
])('of %j with %j', (told, facts, steps) => {
  const failure = {
    type: 'storage_space_insufficient',
    code: 'WAN_WEIGHTS_DOWNLOAD/disk_full',
    facts: {},
    nextSteps: [resume, goOn],
  } as const;
  expect(wordsFor({ ...failure, ...told }, facts).nextSteps).toEqual(steps);
});

test('no option of Retake is set, and no clip made with it, to mend one of another program', () => {
  const broken = {
    type: 'generation_pipeline_error',
    code: 'WAN_INFERENCE/not_a_number',
    facts: {},
  } as const;
  const frames = {
    type: 'invalid_parameters',
    code: 'WAN_TEMPORAL_PROCESSING/frame_count',
    facts: {},
  } as const;
  const made = (...given: Parameters<typeof wordsFor>) =>
    wordsFor(...given).steps.filter(({ command = '' }) => command.startsWith('retake generate')).length;
  expect(made(broken, { run: 'r1' })).toBe(1);
  expect(made(broken)).toBe(0);
  expect(wordsFor(broken).steps).not.toEqual([]);
  expect(made(frames)).toBe(1);
  expect(made({ ...frames, technicalDetail: 'diffusers: num_frames has to be 4n + 1' })).toBe(0);
});
