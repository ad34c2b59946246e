import { delimiter } from 'node:path';
import process from 'node:process';
import { inRoot } from './paths.mjs';
import { runNode } from './run-node.mjs';

/** turbo finds pnpm in PATH, sends nothing anywhere and leaves nothing running. */
const env = {
  PATH: inRoot('node_modules/.bin') + delimiter + process.env.PATH,
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  DO_NOT_TRACK: '1',
};

/** Builds what changed since the last build. */
export async function build() {
  const code = await runNode(inRoot('node_modules/turbo/bin/turbo'), ['run', 'build'], { env, quiet: true });
  if (code !== 0) process.exit(code);
}
