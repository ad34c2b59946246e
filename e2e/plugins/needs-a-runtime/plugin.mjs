import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'needs-a-runtime',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'needs-a-runtime',
      inject: [points.runtime],
      create: (runtime) => ({ propose: () => [runtime.version] }),
    });
  },
});
