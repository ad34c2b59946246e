import type { Logger } from '@retake/plugin-api';

/** A logger that adds fields to every line, such as the run. What the logger underneath throws is dropped: telling fails no run. */
export function placeLogger(logger: Logger, place: Readonly<Record<string, unknown>>): Logger {
  const tell = (level: keyof Logger) => (fields: object, message: string) => {
    try {
      logger[level]({ ...place, ...fields }, message);
    } catch {
      // The run matters more than what is said of it.
    }
  };
  return { debug: tell('debug'), info: tell('info'), warn: tell('warn'), error: tell('error') };
}
