import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'throws-in-stop',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'throws-in-stop',
      inject: [],
      create: () => ({ propose: () => [] }),
    });
  },
  stop() {
    throw new Error('no luck while stopping');
  },
});
