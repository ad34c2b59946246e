import { actions } from './actions.js';
import { alternatives } from './alternatives.js';
import { breakers } from './breakers.js';
import type { Command } from './command.js';
import { doctor } from './doctor.js';
import { explain } from './explain.js';
import { fix } from './fix.js';
import { generate } from './generate.js';
import { history } from './history.js';
import { inspect } from './inspect.js';
import { logs } from './logs.js';
import { plan } from './plan.js';
import { plugins } from './plugins.js';
import { resume } from './resume.js';
import { runs } from './runs.js';
import { snapshots } from './snapshots.js';
import { stats } from './stats.js';

/** All commands, in the order of the help page. */
export const commands: readonly Command[] = [
  generate,
  resume,
  runs,
  logs,
  snapshots,
  plan,
  plugins,
  doctor,
  explain,
  fix,
  inspect,
  alternatives,
  actions,
  history,
  stats,
  breakers,
];
