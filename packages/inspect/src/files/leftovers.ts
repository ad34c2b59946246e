/** Endings of files that downloaders write until they are done. */
const halfDone = /\.(incomplete|part|partial|aria2|crdownload|download|tmp|temp|!qb|opdownload)$/i;

/** Whether a file name is that of a download which is not done. */
export function isHalfDownload(name: string): boolean {
  return halfDone.test(name);
}

/** Pickles, by name: PyTorch's and others'. */
export function isPickleName(name: string): boolean {
  return (
    /\.(bin|pth|pt|ckpt|pkl|msgpack)$/i.test(name) &&
    !/^(training_args|optimizer|scheduler|rng_state)/.test(name)
  );
}
