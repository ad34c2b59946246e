import { build } from './build.mjs';
import { checkNode } from './check-node.mjs';
import { install } from './install.mjs';

/** Everything between a fresh clone and something that runs. Quick when nothing changed. */
export async function prepare() {
  checkNode();
  await install();
  await build();
}
