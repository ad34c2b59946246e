import type { SafetensorsFile, TensorEntry } from '@retake/onnx';
import type { InspectOptions } from '../options.js';
import type { InspectedComponent } from '../report/component-name.js';
import { type Finding, finding } from '../report/finding.js';
import { isFloat, type ValueCounts } from './count-values.js';
import { type TensorReader, withTensorReader } from './tensor-reader.js';
import { zeroTail } from './zero-tail.js';

/** Tensors that a quick look samples in one file. */
const tensorsPerFile = 256;
const windowBytes = 4096;
/** Windows that must all be zero before an embedding counts as zero. */
const confirmations = [0, 0.13, 0.29, 0.41, 0.59, 0.71, 0.87, 1] as const;
/** Where a tensor is sampled, as shares of its length. */
const windows = [0, 0.5, 1] as const;
const embedding = /(^|\.)(shared|embed_tokens|token_embedding|position_embedding)\.weight$/;
/** Share of a file's data from which on the whole file counts as empty. */
const almostAll = 0.98;
/** Zeros a file may end with before they count: small tensors may really be zero. */
const leastTail = 2048;
const named = 5;

/**
 * Looks for NaN, infinity, tensors of zeros and a tail of zeros in one weight file. A quick look reads three windows of 4 KiB from
 * up to 256 tensors; `deep` reads everything.
 * @throws system errors
 */
export async function inspectValues(
  component: InspectedComponent,
  file: string,
  opened: SafetensorsFile,
  options: InspectOptions,
): Promise<readonly Finding[]> {
  const tensors = [...opened.tensors.values()].filter(({ dtype, length }) => isFloat(dtype) && length > 0);
  if (tensors.length === 0) return [];
  return withTensorReader(opened.path, async (reader) => {
    const tail = await findTail(reader, tensors, opened.size);
    const seen = await lookThrough(reader, tensors, options);
    const zero = seen.zero.filter(({ offset, length }) => tail === undefined || offset + length <= tail);
    return [
      ...(tail === undefined ? [] : [tailFinding(component, file, opened, tail)]),
      ...grouped(component, file, 'nan_values', 'holds NaN or infinity', seen.sick),
      ...grouped(component, file, 'zero_tensor', 'holds zeros where weights should be', zero),
    ];
  });
}

async function findTail(
  reader: TensorReader,
  tensors: readonly TensorEntry[],
  size: number,
): Promise<number | undefined> {
  const start = tensors[0]?.offset ?? size;
  const tail = await zeroTail(reader, start, size);
  if (tail === undefined || size - tail < leastTail) return undefined;
  return tensors.some((entry) => !mayBeZero(entry) && entry.offset + entry.length > tail) ? tail : undefined;
}

interface Seen {
  readonly sick: TensorEntry[];
  readonly zero: TensorEntry[];
}

async function lookThrough(
  reader: TensorReader,
  tensors: readonly TensorEntry[],
  { deep, signal }: InspectOptions,
): Promise<Seen> {
  const seen: Seen = { sick: [], zero: [] };
  for (const entry of deep ? tensors : spread(tensors, tensorsPerFile)) {
    signal?.throwIfAborted();
    const counts = deep ? [await reader.whole(entry, signal)] : await sample(reader, entry);
    if (counts.some(({ nan, infinite }) => nan + infinite > 0)) seen.sick.push(entry);
    else if (mayBeZero(entry)) continue;
    else if (counts.some(({ nonZero }) => nonZero === 0) && (deep || (await isUnwritten(reader, entry))))
      seen.zero.push(entry);
  }
  return seen;
}

function sample(reader: TensorReader, entry: TensorEntry): Promise<readonly ValueCounts[]> {
  const places = entry.length > windowBytes ? windows : [0];
  return Promise.all(places.map((share) => reader.window(entry, share, windowBytes)));
}

/**
 * A window of zeros in a trained matrix was never written. An embedding may have rows of zeros for words nobody uses, so all
 * of its windows must be zero.
 */
async function isUnwritten(reader: TensorReader, entry: TensorEntry): Promise<boolean> {
  if (!embedding.test(entry.name)) return true;
  for (const share of confirmations)
    if ((await reader.window(entry, share, windowBytes)).nonZero > 0) return false;
  return true;
}

/** A bias of zeros is a bias; a matrix or a norm of zeros was never written. */
function mayBeZero({ name }: TensorEntry): boolean {
  return name.endsWith('.bias');
}

/** Evenly spread entries, first and last among them. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list;
  const step = (list.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, index) => list[Math.round(index * step)] as T);
}

function tailFinding(
  component: InspectedComponent,
  file: string,
  { size, tensors }: SafetensorsFile,
  tail: number,
): Finding {
  const start = Math.min(...[...tensors.values()].map(({ offset }) => offset));
  const share = (size - tail) / (size - start);
  const facts = { zeroBytes: size - tail, bytes: size, firstZeroByte: tail };
  if (share >= almostAll)
    return finding(component, 'zero_filled', `${file} has a header and no data: all zeros`, { file, facts });
  const percent = Math.max(1, Math.round(share * 100));
  return finding(component, 'zero_tail', `the last ${percent} % of ${file} are zeros`, { file, facts });
}

function grouped(
  component: InspectedComponent,
  file: string,
  reason: 'nan_values' | 'zero_tensor',
  words: string,
  entries: readonly TensorEntry[],
): Finding[] {
  const [first] = entries;
  if (!first) return [];
  const more = entries.length > 1 ? ` (and ${entries.length - 1} more)` : '';
  return [
    finding(component, reason, `"${first.name}"${more} ${words}`, {
      file,
      tensor: first.name,
      facts: { count: entries.length, tensors: entries.slice(0, named).map(({ name }) => name) },
    }),
  ];
}
