import type { Plan } from '@retake/plugin-api';
import type { RunEvent, RunEventOf } from '../src/events/run-event.js';
import type { RunOptions } from '../src/run/retake.js';
import { action, type KitOptions, kit, request } from './run-kit.js';

/** The remedy of most tests. */
export const tile = action({ id: 'tile', patch: { 'options.tiling': 256 } });

/** Makes decode fail until tiling is on. */
export const needsTiles = (stage: string, plan: Plan) => {
  if (stage === 'decode' && plan.options.tiling === null) throw new Error('memory is short');
};

/** Plays one run to its end and hands out what its journal tells. */
export async function play(options: KitOptions, runOptions: RunOptions = {}) {
  const { retake, clock } = await kit(options);
  const job = await retake.submit(request, runOptions);
  const settled = await job.settled();
  const events = await retake.history(job.id);
  const of = <T extends RunEvent['type']>(type: T) =>
    events.filter((event): event is RunEventOf<T> => event.type === type);
  const considered = of('recovery.proposed').map(({ actions }) =>
    Object.fromEntries(actions.map(({ id, reason }) => [id, reason])),
  );
  return { settled, events, of, considered, clock };
}
