export { checkFailureRules, type RuleFinding } from './check-failure-rules.js';
export { type CheckPluginOptions, checkPlugin } from './check-plugin.js';
export { FakeClock } from './fake-clock.js';
export { FakeRandom } from './fake-random.js';
export { type Finding, type PluginCheck, pluginChecks } from './finding.js';
export { type LogLine, RecordingLogger } from './recording-logger.js';
export { silentLogger } from './silent-logger.js';
