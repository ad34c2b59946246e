import type { Failure, JsonObject } from '@retake/plugin-api';
import type { CatalogueAction } from '../catalogue-action.js';
import { codeSays, defectSays, notTransient } from '../conditions.js';
import { operate } from '../ways/operate.js';
import { free, judged } from './row-defaults.js';

const base = { ...free, strategy: 'repair', strategyClass: 'automatic_repair' } as const;

/**
 * The file the failure names, and the component; operations look at the whole checkpoint when there is none. `numbers`: the file
 * is one that can be read, and its numbers are not those it was saved with.
 */
const named = ({ facts }: Failure): JsonObject => ({
  ...(facts.kind === 'damaged_numbers' ? { numbers: true } : {}),
  ...(typeof facts.file === 'string' ? { file: facts.file } : {}),
  ...(typeof facts.component === 'string' ? { component: facts.component } : {}),
});
const damaged = defectSays(
  /truncat|damaged|corrupt|digest|hash|checksum|size|invalid|read|header|empty|missing|changed|shard|index|pointer|html|page|tensor|config/i,
);

/** Mending files. Each works inside the checkpoint, the cache or the run and nowhere else; nothing is lost for good. */
export const repairRows: readonly CatalogueAction[] = [
  {
    ...base,
    id: 'repair.lfs-object',
    title: 'Put the real file in place of a Git-LFS pointer',
    changes: 'the pointer is set aside; the object takes its place when the clone has it',
    operation: 'restore-lfs-object',
    when: 'a weight file is a Git-LFS pointer',
    applies: defectSays(/lfs|pointer|header|unreadable|invalid|damaged/i),
    why: 'A clone made without Git LFS holds small texts that name the real files; those may lie in its object store.',
    probability: judged(0.5, 'the object store is often there, and checked by hash'),
    propose: operate(named),
  },
  {
    ...base,
    id: 'repair.relink',
    title: 'Take the file from another folder of this machine',
    changes: 'a damaged or missing file is replaced by a link to, or a copy of, the whole one',
    operation: 'relink-file',
    when: 'a file is damaged or missing, and another folder has it',
    applies: damaged,
    why: 'Checkpoints share components; a whole file with the same tensors lies in another folder.',
    probability: judged(
      0.7,
      'only files shown to be whole and to hold the same weights are taken without asking',
    ),
    propose: (failure) => [
      { params: named(failure) },
      {
        variant: 'unproven',
        title:
          'Take a file of the same config from another folder, which is not shown to hold the same weights',
        params: { ...named(failure), unproven: true },
        probability: 0.5,
        cost: { quality: 0.2, timeFactor: 1 },
        consent: 'ask',
      },
    ],
  },
  {
    ...base,
    id: 'repair.rebuild-index',
    title: 'Rebuild the index of a component from its shards',
    changes: '`*.safetensors.index.json` of the component',
    operation: 'rebuild-index',
    when: 'the index is missing, unreadable or names the wrong shards',
    applies: defectSays(/index|tensor|shard|missing_file|file_missing/i),
    why: 'The shards’ own headers say which tensors they hold.',
    probability: judged(0.9, 'the headers are the truth that the index repeats'),
    propose: operate(named),
  },
  {
    ...base,
    id: 'repair.partial-downloads',
    title: 'Remove half-finished downloads',
    changes:
      'files that end in `.incomplete`, `.part`, `.partial` or `.aria2`, inside the checkpoint and the cache',
    operation: 'clear-partial-downloads',
    when: 'a download ended early, or what it left is of the wrong size',
    applies: (failure, context) =>
      failure.type === 'storage_space_insufficient' ||
      (failure.category === 'WAN_WEIGHTS_DOWNLOAD' && notTransient(failure, context)) ||
      defectSays(/truncat|size|hash|digest|resume|partial/i)(failure, context),
    why: 'A damaged beginning spoils every download that goes on from it.',
    probability: judged(0.6, 'the next download begins clean'),
    propose: operate(),
  },
  {
    ...base,
    id: 'repair.refetch',
    title: 'Download the damaged file again, and only that',
    changes: 'one file of the checkpoint, checked by size and hash before it takes its place',
    operation: 'fetch-file',
    when: 'one file is damaged or missing, and a source is configured',
    applies: damaged,
    why: 'One file is a fraction of the checkpoint; the rest is whole.',
    probability: judged(0.85, 'the file is checked before it is used'),
    needs: 'source',
    propose: operate((failure) => (typeof failure.facts.file === 'string' ? named(failure) : undefined)),
  },
  {
    ...base,
    id: 'repair.other-mirror',
    title: 'Download the file from another mirror',
    strategyClass: 'immediate_retry',
    changes: 'one file of the checkpoint, from the next source',
    operation: 'fetch-file',
    when: 'a download failed at one source, and another is configured',
    why: 'Another server has the same file; its hash says so.',
    probability: judged(0.6, 'mirrors seldom fail together'),
    needs: 'source',
    propose: operate((failure) =>
      typeof failure.facts.file === 'string' ? { ...named(failure), skip: 1 } : undefined,
    ),
  },
  {
    ...base,
    id: 'repair.verify',
    title: 'Check the files by hash and set damaged ones aside',
    changes: 'files whose hash is wrong get the ending `.damaged`',
    operation: 'verify-files',
    when: 'files are suspected to be damaged, and their hashes are known',
    applies: defectSays(/damaged|corrupt|digest|hash|checksum|size|read|header|changed|shape/i),
    why: 'What is set aside can be replaced; what is damaged and in place fails again and again.',
    probability: judged(0.3, 'finds the culprit; another action brings the replacement'),
    propose: operate(named),
  },
  {
    ...base,
    id: 'repair.error-page',
    title: 'Set aside a web page that was saved as weights',
    changes: 'the file gets the ending `.damaged`',
    operation: 'set-aside-impostor',
    when: 'a weight file is an HTML or JSON error page, or empty',
    applies: defectSays(/html|page|header|unreadable|invalid|empty/i),
    why: 'A download that ended at a login or error page left a text where weights should be.',
    probability: judged(0.3, 'makes room for the real file; another action brings it'),
    propose: operate(named),
  },
  {
    ...base,
    id: 'repair.stale-locks',
    title: 'Remove locks whose owner is gone',
    changes: '`*.lock` files inside the checkpoint and the cache',
    operation: 'remove-stale-locks',
    when: 'something waits for a lock, or a file is busy',
    applies: codeSays(/lock|busy|timeout|hung|timed_out|not_ready/i),
    why: 'A process that was killed leaves its lock behind; everybody after it waits.',
    probability: judged(0.5, 'only locks of dead processes are removed'),
    propose: operate(),
  },
  {
    ...base,
    id: 'repair.derived-weights',
    title: 'Make the quantised weights anew',
    changes: 'derived weights in the cache are set aside; the next attempt makes them again',
    operation: 'clear-derived-weights',
    when: 'a derived file in the cache is damaged',
    applies: ({ facts, stage }) => stage === 'quantize' || /quantized/.test(String(facts.file ?? '')),
    why: 'Derived weights can always be made again from the checkpoint.',
    probability: judged(0.9, 'they are a function of the checkpoint'),
    propose: operate(named),
  },
  {
    ...base,
    id: 'repair.temporary-files',
    title: 'Remove temporary files that crashed programs left',
    changes: '`*.tmp` files older than an hour, inside the cache and the run',
    operation: 'clear-temporary-files',
    when: 'the disk is full',
    why: 'Writers that were killed leave drafts behind that nobody reads.',
    probability: judged(0.3, 'frees what crashes left, often little'),
    propose: operate(),
  },
  {
    ...base,
    id: 'repair.shrink-cache',
    title: 'Remove derived weights that this run does not need',
    changes: 'derived weights in the cache, oldest use first',
    operation: 'shrink-cache',
    when: 'the disk is full',
    why: 'Derived weights can be made again from their checkpoints; the space is needed now.',
    probability: judged(0.6, 'quantised weights are gigabytes'),
    propose: operate(({ facts }) =>
      typeof facts.bytesAsked === 'number' ? { bytes: facts.bytesAsked } : {},
    ),
  },
  {
    ...base,
    id: 'repair.own-access',
    title: 'Give yourself the right to read the file',
    changes: 'the permissions of a file or folder of the checkpoint that belongs to you',
    operation: 'grant-own-access',
    when: 'access was denied to a file of the checkpoint that belongs to this user',
    why: 'The file is yours; its permissions were lost when it was copied.',
    probability: judged(0.7, 'the owner may always do so'),
    consent: 'ask',
    propose: operate((failure) => (typeof failure.facts.file === 'string' ? named(failure) : undefined)),
  },
];
