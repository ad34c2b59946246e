import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'never-resolves-in-stop',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'never-resolves-in-stop',
      inject: [],
      create: () => ({ propose: () => [] }),
    });
  },
  stop: () => new Promise(() => {}),
});
