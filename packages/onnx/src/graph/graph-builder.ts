import { create, toBinary } from '@bufbuild/protobuf';
import { type Graph, RetakeError } from '@retake/plugin-api';
import {
  ModelProtoSchema,
  type NodeProto,
  NodeProtoSchema,
  type TensorProto,
  TensorProto_DataLocation,
  TensorProtoSchema,
  type ValueInfoProto,
} from '../generated/onnx_pb.js';
import type { TensorEntry } from '../safetensors/tensor-entry.js';
import { type AttributeValue, attribute } from './attribute.js';
import { type ConstantData, constantTensor } from './constant-tensor.js';
import { type Dim, valueInfo } from './dim.js';
import { commonFolder, externalLocation } from './external-weights.js';
import { type MatMulNBitsWeights, matMulNBits } from './mat-mul-n-bits.js';
import { orderedCast } from './ordered-cast.js';
import type { ValueType } from './value-type.js';
import { weightType } from './weight-type.js';

/** What ONNX Runtime 1.30 takes; the proto itself is ahead of it. */
const irVersion = 10n;
const defaultOpset = 21;
const microsoftOpset = 1n;

export interface NodeOptions {
  /** Also the name of the first output; default: operator and a number. */
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  /** `com.microsoft` for ONNX Runtime's own operators. */
  readonly domain?: string;
  /** Number or names of the outputs; an empty name leaves an optional output out. Default 1. */
  readonly outputs?: number | readonly string[];
}

interface Weight {
  readonly name: string;
  readonly dataType: number;
  readonly dims: readonly number[];
  readonly entry: TensorEntry;
}

/**
 * Builds one ONNX graph (ir 10, opset 21 unless told otherwise, com.microsoft 1). Values are their names; names of
 * inputs, weights, constants and node outputs share one scope and may be used once.
 * All methods throw RetakeError `graph_invalid` for a wrong name, value or shape.
 */
export class GraphBuilder {
  readonly #name: string;
  readonly #opset: number;
  readonly #values = new Set<string>();
  readonly #nodeNames = new Set<string>();
  readonly #inputs: ValueInfoProto[] = [];
  readonly #outputs: ValueInfoProto[] = [];
  readonly #nodes: NodeProto[] = [];
  readonly #constants: TensorProto[] = [];
  readonly #weights: Weight[] = [];

  /** @param name For messages and logs: `transformer/block 7`. @param opset 21 to 23. */
  constructor(name: string, opset = defaultOpset) {
    if (!(opset >= 21 && opset <= 23)) throw invalid(name, `opset ${opset} is not 21, 22 or 23`);
    this.#name = name;
    this.#opset = opset;
  }

  /** A graph input; a string in `dims` names a size known at run time. */
  input(name: string, type: ValueType, dims: readonly Dim[]): string {
    this.#claim(name);
    this.#inputs.push(valueInfo(name, type, dims));
    return name;
  }

  /** Adds an operator and returns its first output. `''` in `inputs` leaves an optional input out. */
  node(op: string, inputs: readonly string[], options: NodeOptions = {}): string {
    return this.nodeOutputs(op, inputs, options)[0] as string;
  }

  /** Adds an operator and returns all its outputs. */
  nodeOutputs(op: string, inputs: readonly string[], options: NodeOptions = {}): string[] {
    const unknown = inputs.find((value) => value !== '' && !this.#values.has(value));
    if (unknown !== undefined) throw invalid(this.#name, `${op} reads "${unknown}", which nothing gives`);
    const name = this.#nodeName(op, options.name);
    const output = outputNames(name, options.outputs ?? 1);
    if (output.length === 0) throw invalid(this.#name, `${op} "${name}" has no outputs`);
    for (const value of output) if (value !== '') this.#claim(value);
    const attributes = Object.entries(options.attributes ?? {}).map(([key, value]) => attribute(key, value));
    this.#nodes.push(
      create(NodeProtoSchema, {
        name,
        opType: op,
        domain: options.domain ?? '',
        input: [...inputs],
        output,
        attribute: attributes,
      }),
    );
    return output;
  }

  /** Casts a value. */
  cast(value: string, to: ValueType, name?: string): string {
    return this.node('Cast', [value], { attributes: { to }, ...(name === undefined ? {} : { name }) });
  }

  /**
   * A weight whose bytes stay in its safetensors file.
   * @param dims Another shape of the same number of elements.
   * @throws RetakeError `tensor_unsupported` for an element type ONNX does not know.
   */
  weight(name: string, entry: TensorEntry, dims: readonly number[] = entry.shape): string {
    const { type, bytes } = weightType(entry);
    if (product(dims) * bytes !== entry.length) {
      throw invalid(
        this.#name,
        `weight "${name}" [${entry.shape.join(', ')}] cannot be read as [${dims.join(', ')}]`,
      );
    }
    this.#claim(name);
    this.#weights.push({ name, dataType: type, dims, entry });
    return name;
  }

  /**
   * A weight as float32, cast when the file holds float16 or bfloat16. Casts of matrices wait for `anchor`, so that
   * only one float32 copy lives at a time; see `orderedCast`.
   * @param anchor A value the weight's consumer needs anyway. At least one of its dimensions must be symbolic
   *   throughout, or ONNX Runtime computes all casts when the session is created.
   */
  weightF32(name: string, entry: TensorEntry, anchor: string, dims: readonly number[] = entry.shape): string {
    return orderedCast(this, name, entry, anchor, dims);
  }

  /** A small tensor inside the model. */
  constant(name: string, type: ValueType, dims: readonly number[], data: ConstantData): string {
    this.#claim(name);
    this.#constants.push(constantTensor(name, type, dims, data));
    return name;
  }

  /** x·Wᵀ + bias with a block-quantised W of N rows and K columns; see `matMulNBits`. */
  matMulNBits(
    name: string,
    x: string,
    weights: MatMulNBitsWeights,
    K: number,
    N: number,
    bias?: string,
  ): string {
    return matMulNBits(this, name, x, weights, K, N, bias);
  }

  /** True when a value of this name exists. */
  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** Declares a graph output; another `name` than the value's adds an Identity. */
  output(value: string, type: ValueType, dims: readonly Dim[], name = value): string {
    if (!this.#values.has(value)) throw invalid(this.#name, `output "${value}" is not a value`);
    const given = name === value ? value : this.node('Identity', [value], { name });
    if (this.#outputs.some((output) => output.name === given)) {
      throw invalid(this.#name, `output "${given}" is declared twice`);
    }
    this.#outputs.push(valueInfo(given, type, dims));
    return given;
  }

  /** The model as bytes; `weightsRoot` is the folder all weight files share (their real paths). */
  build(): Graph {
    if (this.#outputs.length === 0) throw invalid(this.#name, 'no output is declared');
    const weightsRoot = commonFolder(this.#weights.map(({ entry }) => entry.file));
    const model = create(ModelProtoSchema, {
      irVersion,
      producerName: 'retake',
      opsetImport: [
        { domain: '', version: BigInt(this.#opset) },
        { domain: 'com.microsoft', version: microsoftOpset },
      ],
      graph: {
        name: this.#name,
        node: this.#nodes,
        initializer: [...this.#constants, ...this.#weights.map((weight) => external(weight, weightsRoot))],
        input: this.#inputs,
        output: this.#outputs,
      },
    });
    return { name: this.#name, model: toBinary(ModelProtoSchema, model), weightsRoot };
  }

  #claim(name: string): void {
    if (name === '') throw invalid(this.#name, 'a value has no name');
    if (this.#values.has(name)) throw invalid(this.#name, `the name "${name}" is used twice`);
    this.#values.add(name);
  }

  #nodeName(op: string, wished: string | undefined): string {
    const name = wished ?? this.#freeName(op);
    if (this.#nodeNames.has(name)) throw invalid(this.#name, `two nodes are named "${name}"`);
    this.#nodeNames.add(name);
    return name;
  }

  #freeName(op: string): string {
    let number = this.#nodes.length;
    while (this.#nodeNames.has(`${op}_${number}`) || this.#values.has(`${op}_${number}`)) number++;
    return `${op}_${number}`;
  }
}

function outputNames(name: string, outputs: number | readonly string[]): string[] {
  if (typeof outputs !== 'number') return [...outputs];
  return Array.from({ length: outputs }, (_, index) => (index === 0 ? name : `${name}:${index}`));
}

function external({ name, dataType, dims, entry }: Weight, root: string): TensorProto {
  const facts = { location: externalLocation(root, entry.file), offset: entry.offset, length: entry.length };
  return create(TensorProtoSchema, {
    name,
    dataType,
    dims: dims.map(BigInt),
    dataLocation: TensorProto_DataLocation.EXTERNAL,
    externalData: Object.entries(facts).map(([key, value]) => ({ key, value: String(value) })),
  });
}

function product(dims: readonly number[]): number {
  return dims.reduce((all, size) => all * size, 1);
}

function invalid(graph: string, problem: string): RetakeError {
  return new RetakeError('graph_invalid', `graph "${graph}": ${problem}`, { facts: { graph } });
}
