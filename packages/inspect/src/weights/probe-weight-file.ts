import { relative } from 'node:path';
import { openSafetensors, type SafetensorsFile } from '@retake/onnx';
import { type JsonObject, RetakeError } from '@retake/plugin-api';
import { hashFile } from '../files/hash-file.js';
import { knownHash } from '../files/known-hash.js';
import { lookAtPath, problemOf } from '../files/look-at-path.js';
import { relativePath } from '../files/relative-path.js';
import { sniffFile } from '../files/sniff-file.js';
import type { InspectOptions } from '../options.js';
import type { InspectedComponent } from '../report/component-name.js';
import type { FileReport } from '../report/file-report.js';
import { type Finding, finding } from '../report/finding.js';
import type { Reason } from '../report/reasons.js';

/** One weight file, opened as far as it goes. */
export interface Probed {
  readonly report: FileReport | null;
  /** Undefined when the header cannot be used. */
  readonly opened: SafetensorsFile | undefined;
  readonly findings: readonly Finding[];
}

const reasonOf: Readonly<Record<string, Reason>> = {
  truncated: 'truncated',
  trailing_bytes: 'trailing_bytes',
  bad_header: 'header_invalid',
  bad_tensor: 'tensor_invalid',
  duplicate_tensor: 'tensor_invalid',
  overlap: 'tensor_invalid',
  hole: 'tensor_invalid',
  lfs_pointer: 'lfs_pointer',
  html_page: 'html_page',
};

/** Looks at a weight file: is it there, is it what its name says, is its header sound. Reads the header only. */
export async function probeWeightFile(
  component: InspectedComponent,
  root: string,
  path: string,
  missing: Reason,
  options: InspectOptions,
): Promise<Probed> {
  const file = relativePath(root, path);
  const bad = (
    reason: Reason,
    message: string,
    facts: JsonObject = {},
    report: FileReport | null = null,
  ) => ({
    report,
    opened: undefined,
    findings: [finding(component, reason, message, { file, facts })],
  });
  const state = await lookAtPath(path);
  if (state.is === 'nothing') return bad(missing, `${file} is missing`);
  if (state.is === 'problem') return bad(state.reason, `${file}: ${words[state.reason] ?? state.message}`);
  if (state.is === 'folder') return bad('not_a_file', `${file} is a folder`);
  const known = await knownHash(root, path);
  try {
    const sniffed = await sniffFile(path);
    const plain = { path: file, bytes: state.size, hash: known };
    if (sniffed) return bad(sniffed.reason, `${file} is ${sniffed.what}, not weights`, sniffed.facts, plain);
    const hash = options.hash ? await hashFile(path, known, options.signal) : known;
    const report = { path: file, bytes: state.size, hash };
    const findings: Finding[] = [];
    if (state.link && known?.source !== 'hf-cache' && isOutside(root, state.real))
      findings.push(
        finding(component, 'link_outside', `${file} links to a file outside the checkpoint`, { file }),
      );
    if (hash?.matches === false)
      findings.push(
        finding(component, 'hash_mismatch', `${file} does not have the hash it should have`, {
          file,
          facts: { expected: hash.expected, actual: hash.actual },
        }),
      );
    try {
      return { report, opened: await openSafetensors(path), findings };
    } catch (error) {
      if (!RetakeError.is(error) || error.code !== 'safetensors_invalid') throw error;
      return { report, opened: undefined, findings: [...findings, fromError(component, file, error)] };
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    const problem = problemOf(error, path);
    if (problem.is !== 'problem') return bad(missing, `${file} is missing`);
    return bad(problem.reason, problem.message);
  }
}

function isOutside(root: string, real: string): boolean {
  return relative(root, real).startsWith('..');
}

const words: Partial<Record<Reason, string>> = {
  link_dangling: 'links to a file that is gone',
  link_loop: 'links to itself',
  permission_denied: 'may not be read',
};

function fromError(component: InspectedComponent, file: string, error: RetakeError): Finding {
  const { kind, tensor, bytes, bytesNeeded } = error.facts;
  const text = error.message.replace(/^.*?\.safetensors: /, `${file}: `);
  return finding(component, reasonOf[String(kind)] ?? 'header_invalid', text, {
    file,
    ...(typeof tensor === 'string' && { tensor }),
    facts: {
      ...(typeof bytes === 'number' && { bytes }),
      ...(typeof bytesNeeded === 'number' && { bytesNeeded }),
    },
  });
}
