import type { TensorType } from '@retake/plugin-api';

/** Type and shape of a tensor whose bytes follow the header as one payload. */
export interface TensorHeader {
  readonly type: TensorType;
  readonly dims: readonly number[];
}

/** A graph whose model bytes follow the header as the first payload. */
export interface GraphHeader {
  readonly name: string;
  readonly weightsRoot: string;
}

export interface LoadCommand {
  readonly op: 'load';
  readonly graph: GraphHeader;
}

export interface RunCommand {
  readonly op: 'run';
  readonly target: GraphHeader | { readonly session: number };
  /** In order: a tensor that lives in the child by number, or the header of one that follows as payload. */
  readonly feeds: readonly (readonly [name: string, value: number | TensorHeader])[];
  readonly keep: readonly string[];
  readonly fetch: readonly string[];
  /** Outputs with the number of the tensor they are written over, or null for new memory. */
  readonly writeTo?: readonly (readonly [name: string, remote: number | null])[];
}

export type Command =
  | LoadCommand
  | RunCommand
  | { readonly op: 'put'; readonly tensor: TensorHeader }
  | { readonly op: 'get'; readonly remote: number }
  | { readonly op: 'free'; readonly remotes: readonly number[]; readonly sessions: readonly number[] }
  | { readonly op: 'close' };

/** An error as plain data; classes do not cross between processes. */
export interface ErrorData {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly errno?: number;
  readonly syscall?: string;
  readonly path?: string;
}

/** What a command gave. Bytes of `tensors` follow as payloads in the same order. */
export interface ReplyBody {
  readonly session?: number;
  readonly kept?: Readonly<Record<string, { readonly remote: number; readonly dims: readonly number[] }>>;
  readonly tensors?: readonly (readonly [name: string, header: TensorHeader])[];
}

export interface Reply extends ReplyBody {
  readonly id: number;
  readonly error?: ErrorData;
  /** Data memory of the child when the error was caught, in bytes. */
  readonly dataBytes?: number;
}

/** One sign of life; also the first message of a child that is ready. */
export interface Beat {
  readonly residentBytes: number;
  readonly dataBytes?: number;
  /** CPU time of the child so far, in milliseconds. */
  readonly cpuMs: number;
}
