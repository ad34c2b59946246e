import type { FailureRule } from '@retake/plugin-api';

const shape = {
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'needs_change',
  firstMove: 'parameter_adjustment',
  confidence: 0.85,
} as const;

const legal = 'Use a width and height the model takes, often multiples of 16, 32 or 64, and 4k+1 frames.';
const report = 'Report this with the technical detail.';

/** Words for shapes that disagree while a graph runs: mostly a size that does not divide as the model divides it. */
export const shapeRules: readonly FailureRule[] = [
  {
    ...shape,
    id: 'run_shapes_disagree',
    when: {
      words: [
        /cannot be reshaped to the requested shape\. Input shape:\s*\{(?<givenShape>[\d,]*)\}, requested shape:\s*\{(?<expectedShape>[-\d,]*)\}/,
        /Non concat axis dimensions must match: Axis (?<axis>\d+) has mismatched dimensions of (?<expected>\d+) and (?<got>\d+)/,
        /Attempting to broadcast an axis by a dimension other than 1\. (?<expected>\d+) by (?<got>\d+)/,
        /Shape mismatch attempting to re-use buffer\. \{(?<givenShape>[\d,]*)\} != \{(?<expectedShape>[\d,]*)\}/,
        /while running (?<operator>Concat|Reshape|Add|Mul|Expand|Where|Split|Slice|Pad|Resize|Sub|Div) node\.[^\n]*(?:dimension|shape|axis|size)\w* (?:mismatch|must|of|is|cannot|does)/,
      ],
    },
    confidence: 0.88,
    code: 'WAN_INFERENCE/run_shapes_disagree',
    userMessage:
      'Two intermediate results do not fit each other in shape, mostly because of the size that was asked for.',
    nextSteps: [legal, report],
    example:
      "Non-zero status code returned while running Concat node. Name:'up/c' Status Message: concat.cc:157 Non concat axis dimensions must match: Axis 3 has mismatched dimensions of 45 and 46",
    reason: 'a shape error inside the graph that comes and goes with the size',
  },
  {
    ...shape,
    id: 'index_out_of_range',
    when: {
      words: [
        /indices element out of data bounds, idx=(?<index>-?\d+) must be within the inclusive range \[(?<lowest>-?\d+),(?<highest>-?\d+)\]/,
        /while running Gather\w* node\.[^\n]{0,300}(?:invalid index|out of (?:data )?bounds|out of range)(?: found, index = (?<index>-?\d+))?/,
      ],
    },
    code: 'WAN_INFERENCE/index_out_of_range',
    userMessage:
      'A graph looked up a place that its table does not have, for example a token that the encoder does not know.',
    nextSteps: [
      'Check that tokenizer and text encoder belong to the same model.',
      'Shorten the prompt.',
      report,
    ],
    example:
      "Non-zero status code returned while running Gather node. Name:'emb' Status Message: indices element out of data bounds, idx=900 must be within the inclusive range [-800,799]",
    reason: 'an input value is outside of what the graph was made for',
  },
];
