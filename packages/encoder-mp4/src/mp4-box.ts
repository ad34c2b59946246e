/**
 * One box of an MP4 file (ISO/IEC 14496-12, section 4.2). Boxes that hold others have `children` after the bytes of
 * `head`; all others have everything in `head`.
 */
export interface Mp4Box {
  readonly type: string;
  readonly head: Uint8Array;
  readonly children?: readonly Mp4Box[];
  /** Where its content stood in the file it was read from. */
  readonly contentOffset?: number;
}

/** Boxes that hold boxes, with the number of bytes that come before the first. */
const containers: Readonly<Record<string, number>> = {
  moov: 0,
  trak: 0,
  mdia: 0,
  minf: 0,
  stbl: 0,
  stsd: 8,
  avc1: 78,
};

const headerLength = 8;
const longHeaderLength = 16;

/**
 * Reads the boxes in `bytes`. Contents are views, not copies.
 * @throws RangeError when a box does not fit its surroundings.
 */
export function readMp4Boxes(bytes: Uint8Array, offset = 0): Mp4Box[] {
  const boxes: Mp4Box[] = [];
  let at = 0;
  while (at < bytes.length) {
    const { type, start, end } = boxAt(bytes, at);
    const content = bytes.subarray(start, end);
    const headLength = containers[type];
    boxes.push({
      type,
      head: headLength === undefined ? content : content.subarray(0, headLength),
      contentOffset: offset + start,
      ...(headLength === undefined
        ? {}
        : { children: readMp4Boxes(content.subarray(headLength), offset + start + headLength) }),
    });
    at = end;
  }
  return boxes;
}

function boxAt(bytes: Uint8Array, at: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const short = view.getUint32(at);
  const type = String.fromCharCode(...bytes.subarray(at + 4, at + headerLength));
  const header = short === 1 ? longHeaderLength : headerLength;
  const size =
    short === 1 ? Number(view.getBigUint64(at + headerLength)) : short === 0 ? bytes.length - at : short;
  if (size < header || at + size > bytes.length)
    throw new RangeError(`box "${type}" at ${at} claims ${size} bytes of ${bytes.length - at}`);
  return { type, start: at + header, end: at + size };
}

/** Size of the box when written, in bytes. */
export function mp4BoxSize(box: Mp4Box): number {
  return (box.children ?? []).reduce((sum, child) => sum + mp4BoxSize(child), headerLength + box.head.length);
}

/** Writes boxes one after the other. */
export function writeMp4Boxes(boxes: readonly Mp4Box[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(boxes.reduce((sum, box) => sum + mp4BoxSize(box), 0));
  boxes.reduce((at, box) => put(bytes, at, box), 0);
  return bytes;
}

function put(bytes: Uint8Array, at: number, box: Mp4Box): number {
  new DataView(bytes.buffer).setUint32(at, mp4BoxSize(box));
  for (let i = 0; i < 4; i++) bytes[at + 4 + i] = box.type.charCodeAt(i);
  bytes.set(box.head, at + headerLength);
  return (box.children ?? []).reduce(
    (next, child) => put(bytes, next, child),
    at + headerLength + box.head.length,
  );
}
