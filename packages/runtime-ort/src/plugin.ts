import { definePlugin, points, services } from '@retake/plugin-api';
import { configSchema } from './config.js';
import { OrtRuntime } from './ort-runtime.js';

export default definePlugin({
  id: 'runtime-ort',
  api: 1,
  config: configSchema,
  register(registrar, config) {
    registrar.contribute(points.runtime, {
      id: 'onnxruntime-node',
      inject: [services.clock, services.logger],
      create: (clock, logger) => new OrtRuntime(clock, logger, config),
    });
  },
});
