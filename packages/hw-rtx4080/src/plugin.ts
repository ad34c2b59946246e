import { definePlugin, points } from '@retake/plugin-api';
import { rtx4080Profile } from './rtx4080-profile.js';

export default definePlugin({
  id: 'hw-rtx4080',
  api: 1,
  register(registrar) {
    registrar.contribute(points.hardware, {
      id: 'rtx4080',
      priority: 10,
      inject: [],
      create: () => rtx4080Profile(),
    });
  },
});
