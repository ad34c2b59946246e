import { switchFlag, valueFlag } from '../args/flag.js';
import { readGiven } from '../args/read-given.js';

/** Flags of every command that works with an app's plugins. */
export const appFlags = {
  app: valueFlag(
    'DIR',
    'folder of the app whose dependencies are the plugins',
    readGiven,
    'the current folder',
  ),
  'runs-dir': valueFlag(
    'DIR',
    'where runs are kept',
    readGiven,
    "the app's folder for them, or the user's data folder",
  ),
  config: valueFlag(
    'FILE',
    'JSON file with `config` of plugins, `limits` and `priorities`; wins over the package.json of the app',
    readGiven,
  ),
  json: switchFlag('print one JSON document on stdout'),
  verbose: switchFlag('write what the kernel and the plugins log to stderr, as JSON lines'),
};
