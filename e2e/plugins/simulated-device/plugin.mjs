import { definePlugin, points } from '@retake/plugin-api';

const facts = {
  id: 'simulated-device',
  title: 'Simulated device, 50 MB',
  kind: 'cpu',
  memoryBytes: 50e6,
  precisions: ['fp32'],
  offloadOrder: [],
  usable: 1,
  source: 'made up for a test',
};

export default definePlugin({
  id: 'simulated-device',
  api: 1,
  register(registrar) {
    registrar.contribute(points.hardware, {
      id: 'simulated-device',
      inject: [],
      create: () => ({ facts, detect: async () => true }),
    });
  },
});
