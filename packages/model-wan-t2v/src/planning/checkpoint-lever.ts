import { basename } from 'node:path';
import type { Lever, LeverSetting } from '@retake/plugin-api';

/** The checkpoint of a plan and those that can stand in for it. */
export function checkpointLever(
  { checkpoint }: { readonly checkpoint: string },
  alternatives: readonly string[],
): Lever {
  const current = basename(checkpoint);
  const others = alternatives.map((folder) =>
    setting(folder, basename(folder) === current ? folder : basename(folder)),
  );
  return {
    id: 'checkpoint',
    kind: 'checkpoint',
    stages: ['encode_text', 'quantize', 'denoise', 'decode', 'write'],
    settings: [setting(checkpoint, current), ...others],
    current,
  };
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
