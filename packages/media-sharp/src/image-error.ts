import { RetakeError } from '@retake/plugin-api';
import { readFormats } from './sniff-format.js';

const allowed = readFormats.join(', ');

/** Why the file system does not give a file, by its code. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
  EIO: 'the disk cannot read it',
};
const absent = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

/** An error of the file system about an image. */
export function imageNotRead(path: string, error: unknown): RetakeError {
  const { code: errno = 'unknown', message } = error as NodeJS.ErrnoException;
  const options = { cause: error, facts: { path, errno } };
  if (errno === 'ENOENT' || errno === 'ENOTDIR')
    return new RetakeError('image_missing', `there is no image at ${path}`, options);
  const code = absent.has(errno) ? 'image_missing' : 'image_unreadable';
  return new RetakeError(code, `the image ${path} cannot be read: ${reasons[errno] ?? message}`, options);
}

export function imageIsFolder(path: string): RetakeError {
  return new RetakeError('image_missing', `${path} is not a file but a folder or a device`, {
    facts: { path },
  });
}

export function imageIsEmpty(path: string): RetakeError {
  return new RetakeError('image_unreadable', `the image ${path} is empty`, {
    facts: { path, format: 'none', bytes: 0 },
  });
}

/** The file is of a format that is not decoded. */
export function imageFormat(path: string, format: string): RetakeError {
  const found = format === 'unknown' ? 'of no known image format' : format;
  return new RetakeError('image_unsupported', `${path} is ${found}; images are read from ${allowed}`, {
    facts: { path, format, allowed },
  });
}

/** More than is decoded safely. @param limit with its unit */
export function imageTooLarge(path: string, format: string, given: string, limit: string): RetakeError {
  return new RetakeError('image_unsupported', `the image ${path} has ${given}, at most ${limit} are read`, {
    hint: 'Make it smaller; clips are much smaller than this.',
    facts: { path, format, given, limit },
  });
}

/** The colours are of a kind of number that says nothing of brightness by itself. */
export function imageDepth(path: string, format: string, given: string): RetakeError {
  const message = `the colours of the ${format} image ${path} are ${given} numbers, whole ones of 8 or 16 bits are read`;
  return new RetakeError('image_unsupported', message, {
    hint: 'Save it as PNG or JPEG.',
    facts: { path, format, given, allowed: '8 or 16 bits per colour' },
  });
}

/** A format that is read, in a kind that is not. @param found,read complete `it is …` and `read are …` */
export function imageKind(path: string, format: string, found: string, read: string): RetakeError {
  return new RetakeError('image_unsupported', `the ${format} image ${path} is ${found}; read are ${read}`, {
    hint: 'Save it as PNG or JPEG.',
    facts: { path, format, given: found, allowed: read },
  });
}

/** The decoder gave up. */
export function imageBroken(path: string, format: string, error: unknown): RetakeError {
  const said = error instanceof Error ? error.message : String(error);
  const words = [...new Set(said.trim().split(/\s*\n\s*/))].join('; ');
  return new RetakeError('image_unreadable', `the ${format} image ${path} cannot be decoded: ${words}`, {
    cause: error,
    facts: { path, format, detail: words },
  });
}
