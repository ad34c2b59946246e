import type { Server } from './place.js';

/** An address of this computer that a log names. */
export interface LocalAddress {
  readonly host: string;
  readonly port: number;
  /** What usually listens there. */
  readonly server?: Server;
}

const host = String.raw`(localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1\]?)`;
const patterns = [
  new RegExp(`${host}:(\\d{2,5})\\b`, 'i'),
  new RegExp(`${host}['"]?,? ?(?:port[ =:]*)(\\d{2,5})\\b`, 'i'),
  new RegExp(`${host}['"], ?(\\d{2,5})\\b`, 'i'),
];

/** Usual ports. */
const ports: Readonly<Record<number, Server>> = {
  8188: 'comfyui',
  8189: 'comfyui',
  8000: 'comfyui',
  11434: 'ollama',
  7860: 'webui',
  7861: 'webui',
  1234: 'lmstudio',
  1080: 'proxy',
  3128: 'proxy',
  7890: 'proxy',
  7897: 'proxy',
  10808: 'proxy',
  10809: 'proxy',
};

/** The first address of this computer in a text. */
export function localAddress(text: string): LocalAddress | undefined {
  for (const pattern of patterns) {
    const [, name = '', number] = pattern.exec(text) ?? [];
    const port = Number(number);
    if (number === undefined || port > 65_535) continue;
    const server = ports[port];
    return { host: name, port, ...(server && { server }) };
  }
  return undefined;
}
