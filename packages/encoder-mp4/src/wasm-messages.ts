/** First message to the WASM worker. */
export interface WasmSettings {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly quality: number;
}

/** After the settings: RGB frames, then `end`. */
export type WasmRequest = WasmSettings | Uint8Array | 'end';

/** `ready` asks for the next message; bytes are the finished file. */
export type WasmReply = 'ready' | Uint8Array;
