import { join } from 'node:path';
import type { JsonObject } from '@retake/plugin-api';
import type { ExpectedTensor } from '@retake/wan';
import { relativePath } from '../files/relative-path.js';
import { finding } from '../report/finding.js';
import type { ComponentDraft, ComponentPlace } from './component-draft.js';
import { expectedClipVisionTensors } from './expected-clip-vision-tensors.js';
import { inspectWeights } from './inspect-weights.js';
import { judgeTensors } from './judge-tensors.js';
import { openFolder } from './open-folder.js';
import { classOf, readJson } from './read-component-config.js';

/** CLIP's image encoder of Wan 2.1, or a UNet of other models: whatever is not run here but may be there. */
export async function inspectForeign(
  place: ComponentPlace,
  expect: (config: JsonObject) => readonly ExpectedTensor[] | null,
): Promise<ComponentDraft> {
  const { draft, names } = await openFolder(place);
  if (!names) return draft;
  await inspectWeights(place, draft, names);
  if (names.length === 0) return draft;
  const path = join(place.folder, 'config.json');
  const read = await readJson(place.name, path, relativePath(place.root, path));
  if ('problem' in read) draft.findings.push(read.problem);
  const expected = 'json' in read ? expect(read.json) : null;
  if ('json' in read) draft.className = classOf(read.json);
  judgeTensors(place, draft, expected);
  if (expected === null)
    draft.findings.push(
      finding(place.name, 'expectation_unknown', `${place.name}: only files and headers were checked`),
    );
  return draft;
}

export function inspectImageEncoder(place: ComponentPlace): Promise<ComponentDraft> {
  return inspectForeign(place, expectedClipVisionTensors);
}

export function inspectUnet(place: ComponentPlace): Promise<ComponentDraft> {
  return inspectForeign(place, () => null);
}
