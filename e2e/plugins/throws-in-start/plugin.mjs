import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'throws-in-start',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'throws-in-start',
      inject: [],
      create: () => ({ propose: () => [] }),
    });
  },
  start() {
    throw new Error('no luck while starting');
  },
});
