import { join } from 'node:path';
import { type JsonObject, RetakeError } from '@retake/plugin-api';
import { type PipelineConfig, readPipelineConfig } from '@retake/wan';
import { classOf, readJson } from '../components/read-component-config.js';
import { type InspectedComponent, inspectedComponents } from '../report/component-name.js';
import { type Finding, finding } from '../report/finding.js';

/** What `model_index.json` says, as far as it can be read. */
export interface ModelIndex {
  readonly pipelineClass: string | null;
  /** Class per component it lists. */
  readonly listed: Readonly<Partial<Record<InspectedComponent, string>>>;
  /** Undefined when it is missing or wrong. */
  readonly config: PipelineConfig | undefined;
  readonly findings: readonly Finding[];
}

const name = 'model_index.json';

export async function readModelIndex(folder: string): Promise<ModelIndex> {
  const read = await readJson('checkpoint', join(folder, name), name);
  if ('problem' in read)
    return { pipelineClass: null, listed: {}, config: undefined, findings: [renamed(read.problem)] };
  const listed = Object.fromEntries(
    inspectedComponents.flatMap((component) => {
      const entry = read.json[component];
      const title = Array.isArray(entry) ? entry[1] : undefined;
      return typeof title === 'string' ? [[component, title]] : [];
    }),
  );
  const known = { pipelineClass: classOf(read.json), listed };
  try {
    return { ...known, config: await readPipelineConfig(folder), findings: [] };
  } catch (error) {
    if (!RetakeError.is(error)) throw error;
    return { ...known, config: undefined, findings: [invalid(error.facts)] };
  }
}

function invalid({ field = '', found = '', expected = '' }: JsonObject): Finding {
  return finding('checkpoint', 'model_index_invalid', `${name}: ${field} is ${found}. ${expected}`, {
    file: name,
    facts: { field, found },
  });
}

function renamed(problem: Finding): Finding {
  const reason =
    problem.reason === 'config_missing'
      ? 'model_index_missing'
      : problem.reason === 'config_not_json'
        ? 'model_index_invalid'
        : problem.reason;
  return finding('checkpoint', reason, problem.message, { file: name });
}
