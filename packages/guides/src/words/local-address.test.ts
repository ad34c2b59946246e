import { expect, test } from 'vitest';
import { localAddress } from './local-address.js';

test.each([
  ['connect ECONNREFUSED 127.0.0.1:8188', { host: '127.0.0.1', port: 8188, server: 'comfyui' }],
  ['fetch http://localhost:11434/api/tags: refused', { host: 'localhost', port: 11434, server: 'ollama' }],
  ["HTTPConnectionPool(host='127.0.0.1', port=7860): refused", { port: 7860, server: 'webui' }],
  ['Failed to connect to 127.0.0.1 port 7890 after 0 ms', { port: 7890, server: 'proxy' }],
  ["Connect call failed ('127.0.0.1', 9000)", { host: '127.0.0.1', port: 9000 }],
  ['dial tcp [::1]:1234: connection refused', { port: 1234, server: 'lmstudio' }],
])('%s', (text, found) => expect(localAddress(text)).toMatchObject(found));

test.each(['huggingface.co:443 refused', 'localhost is down', 'localhost:99999'])('none in %s', (text) =>
  expect(localAddress(text)).toBeUndefined(),
);
