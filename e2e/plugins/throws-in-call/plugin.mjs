import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'throws-in-call',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'throws-in-call',
      inject: [],
      create: () => ({
        propose() {
          throw new Error('no luck when asked');
        },
      }),
    });
  },
});
