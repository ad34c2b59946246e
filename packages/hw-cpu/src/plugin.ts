import { definePlugin, points } from '@retake/plugin-api';
import { cpuProfile } from './cpu-profile.js';

export default definePlugin({
  id: 'hw-cpu',
  api: 1,
  register(registrar) {
    registrar.contribute(points.hardware, {
      id: 'cpu',
      priority: -10,
      inject: [],
      create: () => cpuProfile(),
    });
  },
});
