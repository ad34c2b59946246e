import { definePlugin, points, type RecoveryAction, type RecoveryStrategy } from '@retake/plugin-api';

/** Wan makes clips of 4·n + 1 frames; fewer than 9 are hardly a clip. */
const group = 4;
const fewest = 9;

/** Half the length, on the nearest legal number of frames below. */
function shorter(frames: number): number {
  return Math.floor((frames - 1) / 2 / group) * group + 1;
}

function shortenTo(frames: number): RecoveryAction {
  return {
    id: `shorter-clip:${frames}`,
    title: `Make a clip of ${frames} frames`,
    why: 'Fewer frames need less memory in every stage.',
    strategyClass: 'graceful_degradation',
    patch: { 'request.frames': frames },
    delayMs: 0,
    probability: 0.8,
    cost: { quality: 0.4, timeFactor: 0.5 },
    consent: 'auto',
  };
}

const strategy: RecoveryStrategy = {
  propose(failure, { plan }) {
    const { frames } = plan.request;
    if (failure.category !== 'WAN_MEMORY_MANAGEMENT' || typeof frames !== 'number') return [];
    return shorter(frames) < fewest ? [] : [shortenTo(shorter(frames))];
  },
};

export default definePlugin({
  id: 'shorter-clip',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, { id: 'shorter-clip', inject: [], create: () => strategy });
  },
});
