/** Bytes of the length that stands before each header: a little-endian uint32. */
export const lengthBytes = 4;

/** Headers are a few hundred bytes; more than this means the stream is out of step. */
export const headerLimit = 16 * 1024 * 1024;

/** What every header says beside its own content: the byte lengths of the payloads behind it. */
export interface FrameHeader {
  readonly payloads: readonly number[];
}

/**
 * The first part of a frame: header length, then the header as UTF-8 JSON. The payloads follow it raw, so tensors are
 * never turned into text.
 */
export function frameHead(content: object, payloads: readonly { readonly byteLength: number }[]): Buffer {
  const header = { ...content, payloads: payloads.map((payload) => payload.byteLength) };
  const text = Buffer.from(JSON.stringify(header));
  const head = Buffer.allocUnsafe(lengthBytes + text.length);
  head.writeUInt32LE(text.length, 0);
  text.copy(head, lengthBytes);
  return head;
}

/** The length of the header that follows. Throws when it cannot be one. */
export function headerLength(bytes: Uint8Array): number {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (length < 2 || length > headerLimit)
    throw new Error(`a frame header of ${length} bytes is not possible`);
  return length;
}

/** Reads a header. The two ends are the same version, so its content is taken as it is. */
export function parseHeader<T>(bytes: Uint8Array): T & FrameHeader {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
}

/** The bytes a typed array shows. */
export function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
