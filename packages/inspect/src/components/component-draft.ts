import type { TensorEntry } from '@retake/onnx';
import type { JsonObject } from '@retake/plugin-api';
import type { ExpectedTensor } from '@retake/wan';
import type { InspectOptions } from '../options.js';
import type { InspectedComponent } from '../report/component-name.js';
import type { TensorSummary } from '../report/component-report.js';
import type { FileReport } from '../report/file-report.js';
import type { Finding } from '../report/finding.js';

/** Which component is looked at, and how. */
export interface ComponentPlace {
  readonly name: InspectedComponent;
  /** The inspected folder: paths in reports start here. */
  readonly root: string;
  /** Of the component. */
  readonly folder: string;
  readonly options: InspectOptions;
}

/** Sizes that components of one checkpoint must agree on. */
export interface FitFacts {
  inChannels?: number;
  outChannels?: number;
  /** Width of the text a transformer takes, and that a text encoder makes. */
  textWidth?: number;
  latentChannels?: number;
  /** A VAE of the 2.2 type. */
  residual?: boolean;
  /** Rows of the embedding, and of the tokenizer's vocabulary with all its additions. */
  vocabulary?: number;
  /** The transformer has an image embedder, as in Wan 2.1 image to video. */
  imageEmbedder?: boolean;
  vace?: boolean;
}

/** What is found while a component is looked at. */
export interface ComponentDraft {
  readonly name: InspectedComponent;
  present: boolean;
  readonly findings: Finding[];
  readonly files: FileReport[];
  tensors: ReadonlyMap<string, TensorEntry>;
  expected: readonly ExpectedTensor[] | null;
  summary: TensorSummary | null;
  works: readonly ('encode' | 'decode')[];
  className: string | null;
  config: JsonObject | null;
  readonly fit: FitFacts;
}

export function emptyDraft(name: InspectedComponent, findings: readonly Finding[] = []): ComponentDraft {
  return {
    name,
    present: false,
    findings: [...findings],
    files: [],
    tensors: new Map(),
    expected: null,
    summary: null,
    works: [],
    className: null,
    config: null,
    fit: {},
  };
}

export function isBroken({ findings }: ComponentDraft): boolean {
  return findings.some(({ effect }) => effect === 'broken');
}
