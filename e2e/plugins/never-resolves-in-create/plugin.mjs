import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'never-resolves-in-create',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'never-resolves-in-create',
      inject: [],
      create: () => new Promise(() => {}),
    });
  },
});
