import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'never-resolves-in-start',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'never-resolves-in-start',
      inject: [],
      create: () => ({ propose: () => [] }),
    });
  },
  start: () => new Promise(() => {}),
});
