import { expect, test } from 'vitest';
import { missingNodes, packagesOfNodes } from './missing-nodes.js';

test.each([
  ['Cannot execute because node WanVideoSampler does not exist.', ['WanVideoSampler']],
  [
    'Missing Node Types:\nWanVideoSampler\nVHS_VideoCombine\n\nClose',
    ['WanVideoSampler', 'VHS_VideoCombine'],
  ],
  [
    'When loading the graph, the following node types were not found: UnetLoaderGGUF, RIFE VFI',
    ['UnetLoaderGGUF', 'RIFE VFI'],
  ],
  [
    "{'type': 'missing_node_type', 'extra_info': {'class_type': 'Fast Muter (rgthree)'}}",
    ['Fast Muter (rgthree)'],
  ],
  ["Node 'ImageResizeKJ' not found. The package may not be installed.", ['ImageResizeKJ']],
  ['missing nodes:\n - A1\n - A1\n - B2', ['A1', 'B2']],
  ['Some nodes were not found', []],
  ['Missing Node Types:\nWanX\nMissing Node Types:\nWanX', ['WanX']],
  ['nothing of the kind', []],
])('%s', (text, nodes) => expect(missingNodes(text)).toEqual(nodes));

test('packages are told where the name says them', () => {
  expect(packagesOfNodes(['WanVideoSampler', 'WanVideoDecode', 'Own', 'VHS_LoadVideo'])).toEqual([
    'ComfyUI-WanVideoWrapper',
    'ComfyUI-VideoHelperSuite',
  ]);
});
