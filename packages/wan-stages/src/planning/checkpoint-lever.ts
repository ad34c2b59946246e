import { basename } from 'node:path';
import type { Lever, LeverSetting } from '@retake/plugin-api';
import type { Alternative } from '../checkpoint/find-alternatives.js';

/** Other weights make another picture; how much worse nobody knows, so a person is asked. A judgement. */
const otherWeightsQuality = 0.2;

/** The checkpoint of a plan and those that can stand in for it. */
export function checkpointLever(
  { checkpoint }: { readonly checkpoint: string },
  alternatives: readonly Alternative[],
): Lever {
  const current = basename(checkpoint);
  const others = alternatives.map(({ folder, trusted }) => {
    const same = setting(folder, basename(folder) === current ? folder : basename(folder));
    return trusted ? same : unlike(same);
  });
  return {
    id: 'checkpoint',
    kind: 'checkpoint',
    stages: ['encode_text', 'quantize', 'encode_image', 'denoise', 'decode', 'write'],
    settings: [setting(checkpoint, current), ...others],
    current,
  };
}

function unlike(setting: LeverSetting): LeverSetting {
  const title = `${setting.title}, whose weights are not shown to be the same`;
  return { ...setting, title, qualityCost: otherWeightsQuality, consent: 'ask' };
}

function setting(folder: string, id: string): LeverSetting {
  return {
    id,
    title: `use the checkpoint ${folder}`,
    values: { checkpoint: folder },
    qualityCost: 0,
    timeFactor: 1,
  };
}
