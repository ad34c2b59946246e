import { madeVideo } from '../claims.js';
import type { Fault } from '../fault.js';
import { refused } from '../refused.js';

const odd = { width: 33, height: 47, frames: 18 } as const;
/** A size that other Wan models make. */
const foreign = { width: 1280, height: 720 } as const;

export const badRequest: Fault = {
  id: 'bad-request',
  title: 'The request is not legal',
  made: '33×47 pixels and 18 frames; the same in strict mode; an empty prompt; 1280×720 of a model with steps of 32',
  async run(stage) {
    const { t2v, ti2v } = stage.clips;
    const run = await stage.take('snapped', { ...t2v, ...odd });
    const changes = run.events.flatMap((e) => (e.type === 'request.adjusted' ? e.changes : []));
    return {
      runs: [run],
      claims: [
        {
          text: `snapped and reported: ${changes.map((c) => `${c.path} ${c.from} → ${c.to}`).join(', ')}`,
          holds: changes.length === Object.keys(odd).length,
        },
        madeVideo(run),
        await refused(
          stage,
          'strict mode',
          { ...t2v, ...odd },
          { code: 'request_adjusted_in_strict_mode', strict: true },
        ),
        await refused(stage, 'an empty prompt', { ...t2v, prompt: '' }, { code: 'request_invalid' }),
        await refused(
          stage,
          '1280×720 with wan-ti2v',
          { ...ti2v, ...foreign },
          { code: 'request_invalid', hint: '1280×704' },
        ),
      ],
    };
  },
};
