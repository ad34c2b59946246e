import { definePlugin, points, services } from '@retake/plugin-api';
import { catalogueStrategy } from '@retake/remedies';
import { type RepairConfig, repairConfig } from './repair-config.js';
import { repairOperations } from './repair-operations.js';

export default definePlugin<RepairConfig>({
  id: 'strategy-repair',
  api: 1,
  config: repairConfig,
  register(registrar, config) {
    registrar.contribute(points.strategy, {
      id: 'repair',
      inject: [],
      create: () => catalogueStrategy('repair', config),
    });
    for (const [id, operation] of Object.entries(repairOperations)) {
      registrar.contribute(points.operation, {
        id,
        inject: [services.cacheDirectory, services.clock],
        create: (cacheDirectory, clock) => operation({ config, cacheDirectory, clock }),
      });
    }
  },
});
