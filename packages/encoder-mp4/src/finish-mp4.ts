import { RetakeError } from '@retake/plugin-api';
import { type Mp4Box, mp4BoxSize, readMp4Boxes, writeMp4Boxes } from './mp4-box.js';

/** Boxes that carry a creation and a modification time right after version and flags. */
const timedBoxes = ['mvhd', 'tkhd', 'mdhd'];
const versionAndFlags = 4;

/**
 * Rewrites an MP4 so that players can start early and equal videos are equal files: index (`moov`) before the data,
 * times zeroed, padding dropped, colours declared as BT.709 limited range.
 * @throws RetakeError `encoder_failed` when the file has another form than ftyp, moov and one mdat.
 */
export function finishMp4(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const boxes = readMp4Boxes(file);
  const [ftyp, moov, mdat] = ['ftyp', 'moov', 'mdat'].map((type) => only(boxes, type));
  if (!ftyp || !moov || !mdat) throw unexpected(boxes);
  const edited = edit(moov, (box) => withColour(withoutTimes(box)));
  const shift = mp4BoxSize(ftyp) + mp4BoxSize(edited) + 8 - (mdat.contentOffset ?? 0);
  return writeMp4Boxes([ftyp, edit(edited, (box) => withChunksMoved(box, shift)), mdat]);
}

function only(boxes: readonly Mp4Box[], type: string): Mp4Box | undefined {
  const found = boxes.filter((box) => box.type === type);
  return found.length === 1 ? found[0] : undefined;
}

function unexpected(boxes: readonly Mp4Box[]): RetakeError {
  const types = boxes.map((box) => box.type).join(', ');
  return new RetakeError(
    'encoder_failed',
    `the encoder wrote the boxes ${types}; expected one ftyp, moov and mdat`,
  );
}

function edit(box: Mp4Box, change: (box: Mp4Box) => Mp4Box): Mp4Box {
  const children = box.children?.map((child) => edit(child, change));
  return change(children ? { ...box, children } : box);
}

function withoutTimes(box: Mp4Box): Mp4Box {
  if (!timedBoxes.includes(box.type)) return box;
  const head = box.head.slice();
  const bytesPerTime = head[0] === 1 ? 8 : 4;
  head.fill(0, versionAndFlags, versionAndFlags + 2 * bytesPerTime);
  return { ...box, head };
}

/** `nclx`, primaries 1, transfer 1, matrix 1 (all BT.709), limited range: ISO/IEC 14496-12, section 12.1.5. */
const colour: Mp4Box = {
  type: 'colr',
  head: Uint8Array.of(0x6e, 0x63, 0x6c, 0x78, 0, 1, 0, 1, 0, 1, 0),
};

function withColour(box: Mp4Box): Mp4Box {
  return box.type === 'avc1' ? { ...box, children: [...(box.children ?? []), colour] } : box;
}

const chunkTable = versionAndFlags + 4;

function withChunksMoved(box: Mp4Box, shift: number): Mp4Box {
  if (box.type !== 'stco' && box.type !== 'co64') return box;
  const head = box.head.slice();
  const view = new DataView(head.buffer);
  const count = view.getUint32(versionAndFlags);
  for (let i = 0; i < count; i++) {
    if (box.type === 'co64') {
      const at = chunkTable + 8 * i;
      view.setBigUint64(at, view.getBigUint64(at) + BigInt(shift));
    } else {
      const at = chunkTable + 4 * i;
      view.setUint32(at, view.getUint32(at) + shift);
    }
  }
  return { ...box, head };
}
