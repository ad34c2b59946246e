/** What a player reads first, taken from the bytes without the code under test. */
export interface Mp4Facts {
  readonly topLevel: readonly string[];
  readonly sampleEntry: string;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly seconds: number;
  /** First byte of every chunk, as the index says. */
  readonly chunkOffsets: readonly number[];
  readonly dataStart: number;
  readonly dataEnd: number;
  readonly sampleBytes: number;
  readonly creationTimes: readonly number[];
}

interface Found {
  readonly start: number;
  readonly end: number;
}

/** Reads an MP4 with one track of H.264. 32-bit sizes only. */
export function inspectMp4(file: Uint8Array): Mp4Facts {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const list = (from: number, to: number) => {
    const found: [string, Found][] = [];
    for (let at = from; at < to; at += view.getUint32(at))
      found.push([
        String.fromCharCode(...file.subarray(at + 4, at + 8)),
        { start: at + 8, end: at + view.getUint32(at) },
      ]);
    return found;
  };
  const find = (...path: string[]): Found =>
    path.reduce<Found>(
      (parent, type) => {
        const match = list(parent.start, parent.end).find(([name]) => name === type);
        if (!match) throw new Error(`no box ${type}`);
        return match[1];
      },
      { start: 0, end: file.length },
    );
  const table = ['moov', 'trak', 'mdia', 'minf', 'stbl'];
  const entry = find(...table, 'stsd').start + 8;
  const mdhd = find('moov', 'trak', 'mdia', 'mdhd').start;
  const stsz = find(...table, 'stsz').start;
  const frames = view.getUint32(stsz + 8);
  const stco = find(...table, 'stco').start;
  const mdat = find('mdat');
  const fixedSize = view.getUint32(stsz + 4);
  const sizes = Array.from({ length: frames }, (_, i) => fixedSize || view.getUint32(stsz + 12 + 4 * i));
  return {
    topLevel: list(0, file.length).map(([type]) => type),
    sampleEntry: String.fromCharCode(...file.subarray(entry + 4, entry + 8)),
    width: view.getUint16(entry + 8 + 24),
    height: view.getUint16(entry + 8 + 26),
    frames,
    seconds: view.getUint32(mdhd + 16) / view.getUint32(mdhd + 12),
    chunkOffsets: Array.from({ length: view.getUint32(stco + 4) }, (_, i) =>
      view.getUint32(stco + 8 + 4 * i),
    ),
    dataStart: mdat.start,
    dataEnd: mdat.end,
    sampleBytes: sizes.reduce((sum, size) => sum + size, 0),
    creationTimes: [
      find('moov', 'mvhd'),
      find('moov', 'trak', 'tkhd'),
      find('moov', 'trak', 'mdia', 'mdhd'),
    ].flatMap(({ start }) => [view.getUint32(start + 4), view.getUint32(start + 8)]),
  };
}
