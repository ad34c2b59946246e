import { tmpdir } from 'node:os';
import { loadPlugins, systemClock, systemRandom } from '@retake/kernel';
import { silentLogger } from '@retake/plugin-testkit';

/** Loads the app's plugins in a plain Node process and prints what became of them. */
const services = { clock: systemClock, random: systemRandom, logger: silentLogger, cacheDirectory: tmpdir() };
const host = await loadPlugins({
  from: import.meta.url,
  config: { 'bad-config': { attempts: 'many' } },
  deadlines: { import: 3_000, create: 300, start: 300, stop: 300 },
  services,
});
const reports = host.reports;
await host.stop();
process.stdout.write(JSON.stringify(reports));
