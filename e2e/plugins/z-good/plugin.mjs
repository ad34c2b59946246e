import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'z-good',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'z-good',
      inject: [],
      create: () => ({ propose: () => [] }),
    });
  },
  start() {
    globalThis.e2eTrace?.push('start z-good');
  },
  stop() {
    globalThis.e2eTrace?.push('stop z-good');
  },
});
