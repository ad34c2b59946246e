import type { RunRequest } from '@retake/kernel';
import { RetakeError } from '@retake/plugin-api';
import { madeVideo } from '../claims.js';
import type { DemoStage } from '../demo-stage.js';
import type { Claim, Fault } from '../fault.js';

const odd = { width: 33, height: 47, frames: 18 } as const;

export const badRequest: Fault = {
  id: 'bad-request',
  title: 'The request is not legal',
  made: '33×47 pixels and 18 frames; the same in strict mode; an empty prompt',
  async run(stage) {
    const request = { ...stage.request, ...odd };
    const run = await stage.take('snapped', request);
    const changes = run.events.flatMap((e) => (e.type === 'request.adjusted' ? e.changes : []));
    return {
      runs: [run],
      claims: [
        {
          text: `snapped and reported: ${changes.map((c) => `${c.path} ${c.from} → ${c.to}`).join(', ')}`,
          holds: changes.length === Object.keys(odd).length,
        },
        madeVideo(run),
        await refused(stage, 'strict mode', request, true, 'request_adjusted_in_strict_mode'),
        await refused(stage, 'an empty prompt', { ...stage.request, prompt: '' }, false, 'request_invalid'),
      ],
    };
  },
};

async function refused(
  stage: DemoStage,
  what: string,
  request: RunRequest,
  strict: boolean,
  code: string,
): Promise<Claim> {
  const before = (await stage.retake.runs()).length;
  const thrown = await stage.take(what, request, { strict }).catch((error: unknown) => error);
  const after = (await stage.retake.runs()).length;
  const given = RetakeError.is(thrown) ? thrown : undefined;
  if (given) stage.say(`          ${given.message} (${given.code}). ${given.hint}`);
  return {
    text: `${what} is refused with ${given?.code ?? 'nothing'} before a run exists`,
    holds: given?.code === code && before === after,
  };
}
