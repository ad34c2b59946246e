import { writeFile } from 'node:fs/promises';
import type { ClipPicture, ContactSheetRequest } from '@retake/plugin-api';
import sharp from 'sharp';
import { checkClip, checkWhole } from './check-clip.js';
import { chosenFrames, evenPlaces } from './chosen-frames.js';
import { colours } from './picture.js';
import { replaceFile } from './replace-file.js';
import { enlarged, type FrameScale, shrunk } from './scale-frame.js';

const defaultColumns = 4;
const defaultMost = 12;
const mostCells = 100;
/** Frames smaller than this are shown larger, by a whole factor. */
const smallestCell = 128;
/** Frames larger than this are shown smaller. */
const largestCell = 480;
/** Pixels around and between the cells. */
const margin = 4;
const white = 255;

/** Writes evenly chosen frames as one PNG on white. Holds the sheet in memory, and one frame. */
export async function contactSheet(request: ContactSheetRequest): Promise<ClipPicture> {
  const { count, path, signal, columns = defaultColumns, most = defaultMost } = request;
  checkClip(request, '.png');
  checkWhole('columns', columns, mostCells);
  checkWhole('most', most, mostCells);
  const places = evenPlaces(count, most);
  const cell = cellOf(request.width, request.height);
  const across = Math.min(columns, places.length);
  const width = margin + across * (cell.width + margin);
  const height = margin + Math.ceil(places.length / across) * (cell.height + margin);
  const sheet = new Uint8Array(width * height * colours).fill(white);
  let index = 0;
  for await (const frame of chosenFrames(request, places)) {
    const left = margin + (index % across) * (cell.width + margin);
    const top = margin + Math.floor(index / across) * (cell.height + margin);
    const rgb = await cell.scale(frame);
    for (let y = 0; y < cell.height; y++) {
      const row = rgb.subarray(y * cell.width * colours, (y + 1) * cell.width * colours);
      sheet.set(row, ((top + y) * width + left) * colours);
    }
    index++;
  }
  const png = await sharp(sheet, { raw: { width, height, channels: colours } })
    .png()
    .toBuffer();
  signal.throwIfAborted();
  const bytes = await replaceFile(path, (temporary) => writeFile(temporary, png, { signal }));
  return { width, height, frames: places.length, bytes };
}

function cellOf(width: number, height: number): FrameScale {
  const longer = Math.max(width, height);
  if (longer > largestCell) return shrunk(width, height, largestCell);
  return enlarged(width, height, Math.max(1, Math.ceil(smallestCell / longer)));
}
