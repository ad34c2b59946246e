import type { TensorEntry } from '@retake/onnx';
import type { ExpectedTensor } from '@retake/wan';
import type { InspectedComponent } from '../report/component-name.js';
import { type Finding, finding } from '../report/finding.js';

/** What does not fit. */
export interface Comparison {
  readonly findings: readonly Finding[];
  readonly missing: readonly string[];
  readonly wrongShape: readonly string[];
  readonly wrongDtype: readonly string[];
}

const readable: readonly string[] = ['F32', 'F16', 'BF16'];
const named = 5;

/** Compares names, shapes and dtypes with what a config asks for; one finding per kind of defect. */
export function compareTensors(
  component: InspectedComponent,
  file: string,
  found: ReadonlyMap<string, TensorEntry>,
  expected: readonly ExpectedTensor[],
): Comparison {
  const missing = expected.filter(({ name }) => !found.has(name));
  const there = expected.flatMap((wanted) => {
    const entry = found.get(wanted.name);
    return entry ? [{ wanted, entry }] : [];
  });
  const shapes = there.filter(({ wanted, entry }) => wanted.shape.join() !== entry.shape.join());
  const dtypes = there.filter(({ entry }) => !readable.includes(entry.dtype));
  const [shape] = shapes;
  const [dtype] = dtypes;
  const [gone] = missing;
  const findings: Finding[] = [];
  const facts = (list: readonly { readonly name: string }[]) => ({
    count: list.length,
    of: expected.length,
    tensors: list.slice(0, named).map(({ name }) => name),
  });
  if (gone)
    findings.push(
      finding(
        component,
        'tensor_missing',
        `${counted(missing.length, 'tensor')} of ${expected.length} missing, first "${gone.name}"`,
        {
          file,
          tensor: gone.name,
          facts: facts(missing),
        },
      ),
    );
  if (shape)
    findings.push(
      finding(
        component,
        'shape_mismatch',
        `"${shape.entry.name}" is [${shape.entry.shape.join(', ')}], its config asks for [${shape.wanted.shape.join(', ')}]${more(shapes)}`,
        {
          file,
          tensor: shape.entry.name,
          facts: {
            ...facts(shapes.map(({ entry }) => entry)),
            found: shape.entry.shape,
            expected: shape.wanted.shape,
          },
        },
      ),
    );
  if (dtype)
    findings.push(
      finding(
        component,
        'dtype_unsupported',
        `"${dtype.entry.name}" is ${dtype.entry.dtype}; ${readable.join(', ')} can be read${more(dtypes)}`,
        {
          file,
          tensor: dtype.entry.name,
          facts: { ...facts(dtypes.map(({ entry }) => entry)), dtype: dtype.entry.dtype },
        },
      ),
    );
  return {
    findings,
    missing: missing.map(({ name }) => name),
    wrongShape: shapes.map(({ entry }) => entry.name),
    wrongDtype: dtypes.map(({ entry }) => entry.name),
  };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function more(list: readonly unknown[]): string {
  return list.length > 1 ? ` (and ${list.length - 1} more)` : '';
}
