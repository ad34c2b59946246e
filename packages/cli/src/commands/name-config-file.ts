import type { AppConfig } from '@retake/kernel';
import { RetakeError } from '@retake/plugin-api';

/** What `--config` names. */
export interface ConfigFile {
  readonly file: string;
  readonly config: AppConfig;
}

const ofApp = 'package.json of the app, section "retake"';

/**
 * An error about configuration with the file that holds it in front, where the one who found it knew values only: that of
 * `--config` where it has the value, else the package.json of the app. Others stay as they are.
 */
export function nameConfigFile(error: unknown, given: ConfigFile | undefined): unknown {
  if (!RetakeError.is(error) || error.code !== 'config_invalid' || 'file' in error.facts) return error;
  const files = [...new Set(pathsOf(error).map((path) => (holds(given, path) ? given.file : ofApp)))];
  if (files.length === 0) return error;
  const file = files.join(' and ');
  return new RetakeError(error.code, `${file}: ${error.message}`, {
    cause: error,
    facts: { ...error.facts, file },
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  });
}

function holds(
  given: ConfigFile | undefined,
  [section = '', name = '']: readonly string[],
): given is ConfigFile {
  return Object.hasOwn(Object(given?.config[section as keyof AppConfig]), name);
}

/** Where the values stand: section, and name in it. */
function pathsOf({ facts }: RetakeError): readonly (readonly string[])[] {
  if (typeof facts.given === 'string' && Array.isArray(facts.known)) return [['config', facts.given]];
  const problems = Array.isArray(facts.problems) ? facts.problems : [];
  return problems.map((problem) => String(Object(problem).path).split('.'));
}
