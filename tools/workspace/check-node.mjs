import process from 'node:process';

/** The oldest Node the workspace runs on, as in `engines` of package.json. */
const oldest = [20, 19];

/** Tells what is wrong with a Node version such as `18.20.4`, or undefined when it will do. */
export function findNodeProblem(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined;
  return `Retake needs Node ${oldest.join('.')} or newer; this is ${version}. Install a newer one from https://nodejs.org.`;
}

/** Ends the program with a clear sentence when Node is too old. */
export function checkNode() {
  const problem = findNodeProblem(process.versions.node);
  if (!problem) return;
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
