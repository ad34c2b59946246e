import type { ErrorData } from './messages.js';

/** An error of the inference process as an error of this one: same name, message, code and errno. */
export function remoteError(data: ErrorData): Error {
  const { name, message, ...rest } = data;
  const error = new Error(message);
  Object.defineProperty(error, 'name', { value: name, configurable: true });
  return Object.assign(error, rest);
}
