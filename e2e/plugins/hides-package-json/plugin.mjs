import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'hides-package-json',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'hides-package-json',
      inject: [],
      create: () => ({ propose: () => [] }),
    });
  },
});
