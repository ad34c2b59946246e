import { MessageChannel } from 'node:worker_threads';

const { port1: closedPort, port2 } = new MessageChannel();
port2.close();
closedPort.close();

/**
 * Gives the memory of a buffer back at once. Handing it to a closed port detaches it and drops it; waiting for the
 * garbage collector would let dead tensors count against the memory limit.
 */
export function releaseBuffer(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength > 0) closedPort.postMessage(null, [buffer]);
}
