import type { Check } from '../doctor/check.js';
import { checkDisk } from '../doctor/check-disk.js';
import { checkFfmpeg } from '../doctor/check-ffmpeg.js';
import { checkHardware } from '../doctor/check-hardware.js';
import { checkMachine } from '../doctor/check-machine.js';
import { checkPlugins } from '../doctor/check-plugins.js';
import { checkRuntime } from '../doctor/check-runtime.js';
import { showChecks } from '../doctor/show-checks.js';
import { exitCodes } from '../exit-codes.js';
import { appConfigOf } from './app-config.js';
import { appFlags } from './app-flags.js';
import { defineCommand } from './command.js';
import { type AppContext, appOf, loggerOf, runsDirectoryOf } from './open-retake.js';

/** `retake doctor`: whether generating will work here, and what to do when not. */
export const doctor = defineCommand({
  name: 'doctor',
  summary: 'check machine, plugins, hardware profiles and the runtime',
  flags: appFlags,
  run: async (context) => {
    const checks = await examine(context);
    const { flags, terminal } = context;
    terminal.out(`${flags.json ? JSON.stringify({ checks }) : showChecks(checks, terminal.colors.out)}\n`);
    return checks.some(({ state }) => state === 'fail') ? exitCodes.failure : exitCodes.ok;
  },
});

async function examine(context: AppContext): Promise<Check[]> {
  const { defaultFolders, loadPlugins, makeCache, systemClock, systemRandom } = await import(
    '@retake/kernel'
  );
  const cacheDirectory = defaultFolders().cache;
  await makeCache(cacheDirectory);
  const services = {
    clock: systemClock,
    random: systemRandom,
    logger: await loggerOf(context),
    cacheDirectory,
  };
  const { config = {} } = await appConfigOf(context);
  const host = await loadPlugins({ from: appOf(context), services, config });
  try {
    return [
      ...checkMachine(),
      await checkDisk(await runsDirectoryOf(context)),
      ...checkPlugins(host.reports),
      ...(await checkHardware(host)),
      ...(await checkRuntime(host)),
      await checkFfmpeg(),
    ];
  } finally {
    await host.stop();
  }
}
