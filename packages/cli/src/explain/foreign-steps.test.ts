import { pipelineRules } from '@retake/classifier-pipeline';
import { systemRules } from '@retake/classifier-system';
import { torchRules } from '@retake/classifier-torch';
import { weightsRules } from '@retake/classifier-weights';
import { wordsFor } from '@retake/guides';
import { expect, test } from 'vitest';

test.each([...pipelineRules, ...systemRules, ...torchRules, ...weightsRules])(
  'in a log of another program $id is told without runs of Retake',
  ({ code, type, nextSteps }) => {
    const { nextSteps: told, steps } = wordsFor({ code, type, nextSteps, facts: {} });
    const all = [...told, ...steps.map(({ text, command }) => `${text} ${command}`)].join('\n');
    expect(all).not.toMatch(
      /resume the run|steps are kept|Retake does this by itself|retake resume\b|retake generate.* --set/,
    );
  },
);
