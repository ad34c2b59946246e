import { switchFlag, valueFlag } from '../args/flag.js';

/** Flags of every command that works with an app's plugins. */
export const appFlags = {
  app: valueFlag('DIR', 'folder of the app whose dependencies are the plugins', String, 'the current folder'),
  'runs-dir': valueFlag('DIR', 'where runs are kept', String, "the user's data folder"),
  json: switchFlag('print one JSON document on stdout'),
  verbose: switchFlag('write what the kernel and the plugins log to stderr, as JSON lines'),
};
