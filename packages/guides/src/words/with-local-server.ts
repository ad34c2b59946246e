import { localAddress } from './local-address.js';
import type { Told } from './told.js';

const refused = /refused|ECONNREFUSED|\b10061\b/i;
const elsewhere = /https?:\/\/(?!localhost|127\.|0\.0\.0\.0|\[::1)/i;

/** A connection that was refused by this computer itself is that of a server that does not run, wherever its address stands. */
export function withLocalServer<T extends Told>(failure: T): T {
  const { code, evidence, technicalDetail = '' } = failure;
  const text = [evidence?.span, evidence?.cause, technicalDetail].join('\n');
  const isLocal =
    code.endsWith('/connection_failed') && refused.test(text) && !elsewhere.test(text) && localAddress(text);
  // Steps of a connection that was lost on the way would not help.
  return isLocal ? { ...failure, code: 'WAN_WEIGHTS_DOWNLOAD/local_server_down', nextSteps: [] } : failure;
}
