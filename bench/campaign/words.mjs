import { RetakeError } from '@retake/plugin-api';

/** An error as a program of another language prints it: its class and its words. */
export const printed = (name, message) => Object.assign(new Error(message), { name });
export const coded = (code, message, rest = {}) =>
  Object.assign(new Error(`${code}: ${message}`), { code, ...rest });
export const died = (facts) =>
  new RetakeError('worker_died', 'The inference process ended while it worked.', { facts });
export const gibOf = (bytes) => (bytes / 2 ** 30).toFixed(2);
export const url = 'https://hub.example/video/wan/resolve/main/vae/diffusion_pytorch_model.safetensors';
