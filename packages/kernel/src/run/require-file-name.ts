import { RetakeError } from '@retake/plugin-api';

/** @throws RetakeError `request_invalid` unless it is null or a name that a file can have in any folder */
export function requireFileName(outputName: string | null): void {
  if (outputName === null || (/^[^\\/:*?"<>|\0]+$/.test(outputName) && !/^\.+$/.test(outputName))) return;
  throw new RetakeError('request_invalid', `A clip cannot have the name ${JSON.stringify(outputName)}.`, {
    hint: 'Give a file name without folder and ending.',
    facts: { path: 'outputName', given: outputName },
  });
}
