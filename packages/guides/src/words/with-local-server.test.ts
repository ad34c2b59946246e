import { expect, test } from 'vitest';
import { withLocalServer } from './with-local-server.js';

const code = (technicalDetail: string, cause = 'connection_failed') =>
  withLocalServer({
    code: `WAN_WEIGHTS_DOWNLOAD/${cause}`,
    type: 'network_connectivity_loss',
    facts: {},
    technicalDetail,
  }).code.split('/')[1];

test.each([
  ['[Errno 111] Connection refused\nwhile asking http://localhost:11434/api/chat', 'local_server_down'],
  ['connection refused by https://hub.example/a, with a proxy at 127.0.0.1:7890', 'connection_failed'],
  ['Connection refused', 'connection_failed'],
  ['connection to 127.0.0.1:8188 was reset', 'connection_failed'],
])('%s', (text, cause) => expect(code(text)).toBe(cause));

test('other causes stay', () => expect(code('refused 127.0.0.1:80', 'gated_model')).toBe('gated_model'));
