import type { InferenceSession } from 'onnxruntime-node';

export interface SessionSettings {
  readonly threads: number;
  /** The arena is faster; without it a run needs close to its live tensors and no more. */
  readonly arena: boolean;
  /** Packs weights into private memory for speed. Off, they stay mapped from their file. */
  readonly prepack: boolean;
  readonly weightsRoot: string;
}

/** Options of an ONNX Runtime session. Values under `extra` must be strings; unknown keys are ignored silently. */
export function sessionOptions(settings: SessionSettings): InferenceSession.SessionOptions {
  return {
    executionProviders: ['cpu'],
    intraOpNumThreads: settings.threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    enableMemPattern: false,
    enableCpuMemArena: settings.arena,
    logSeverityLevel: 3,
    extra: {
      session: {
        disable_prepacking: settings.prepack ? '0' : '1',
        model_external_initializers_file_folder_path: settings.weightsRoot,
      },
    },
  };
}
