import { basename } from 'node:path/posix';
import type { Facts } from './fill.js';

/** Packages that are installed under another name than they are imported by. */
const distributions: Readonly<Record<string, string>> = {
  PIL: 'pillow',
  cv2: 'opencv-python',
  yaml: 'pyyaml',
  skimage: 'scikit-image',
  sklearn: 'scikit-learn',
  flash_attn: 'flash-attn',
  imageio_ffmpeg: 'imageio-ffmpeg',
  hf_transfer: 'hf-transfer',
  hf_xet: 'hf-xet',
  huggingface_hub: 'huggingface-hub',
  google: 'protobuf',
  sentence_transformers: 'sentence-transformers',
  dotenv: 'python-dotenv',
  git: 'GitPython',
  onnxruntime_gpu: 'onnxruntime-gpu',
};
const repository = /^[\w-][\w.-]*\/[\w-][\w.-]*$/;

/** What follows from the facts of a failure and makes commands exact: repository, fileName, distribution, nearestFrames. */
export function derivedFacts(facts: Facts): Facts {
  const { file, package: named, multiple = 4, given, givenFrames = given } = facts;
  const found = {
    repository: repositoryOf(facts),
    fileName: typeof file === 'string' ? basename(file.replaceAll('\\', '/')) || undefined : undefined,
    distribution: typeof named === 'string' ? distributionOf(named) : undefined,
    nearestFrames:
      typeof givenFrames === 'number' && typeof multiple === 'number' && multiple > 1 && givenFrames > 1
        ? Math.max(1, Math.round((givenFrames - 1) / multiple)) * multiple + 1
        : undefined,
  };
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );
}

/** `owner/name`, from the address that failed or the name that the server was asked for. */
function repositoryOf({ repository: known, url, component }: Facts): string | undefined {
  if (typeof known === 'string') return known;
  const [, inUrl] =
    /huggingface\.co\/(?:api\/models\/)?([\w-][\w.-]*\/[\w-][\w.-]*)/.exec(String(url ?? '')) ?? [];
  if (inUrl) return inUrl;
  return typeof component === 'string' && repository.test(component) ? component : undefined;
}

/** Name to install by; undefined for what is no name, so that nothing is typed that installs another thing. */
function distributionOf(name: string): string | undefined {
  if (/^@[\w.-]+\/[\w.-]+$/.test(name)) return name;
  if (!/^[A-Za-z][\w.-]*$/.test(name)) return undefined;
  const [top = name] = name.split('.');
  return distributions[top] ?? top;
}
