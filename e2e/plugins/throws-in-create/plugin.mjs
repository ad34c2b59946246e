import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'throws-in-create',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'throws-in-create',
      inject: [],
      create: () => {
        throw new Error('no luck while creating');
      },
    });
  },
});
