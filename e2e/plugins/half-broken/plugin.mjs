import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'half-broken',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'half-broken.good',
      inject: [],
      create: () => ({ propose: () => [] }),
    });
    registrar.contribute(points.strategy, {
      id: 'half-broken.bad',
      inject: [],
      create: () => Promise.reject(new Error('no luck with this half')),
    });
  },
});
