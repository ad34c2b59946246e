import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'another-id',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'another-id',
      inject: [],
      create: () => ({ propose: () => [] }),
    });
  },
});
