import { definePlugin, points } from '@retake/plugin-api';

export default definePlugin({
  id: 'bad-config',
  api: 1,
  config: {
    '~standard': {
      version: 1,
      vendor: 'by hand',
      validate: (value) =>
        typeof value.attempts === 'number'
          ? { value }
          : { issues: [{ message: 'expected a number', path: ['attempts'] }] },
    },
  },
  register(registrar) {
    registrar.contribute(points.strategy, {
      id: 'bad-config',
      inject: [],
      create: () => ({ propose: () => [] }),
    });
  },
});
