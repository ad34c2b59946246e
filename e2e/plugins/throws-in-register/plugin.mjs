import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'throws-in-register',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'throws-in-register',
      inject: [],
      create: () => ({ propose: () => [] }),
    });
    throw new Error('no luck while declaring');
  },
});
