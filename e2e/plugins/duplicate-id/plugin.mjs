import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'a-good',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'a-good',
      inject: [],
      create: () => ({ propose: () => [] }),
    });
  },
});
