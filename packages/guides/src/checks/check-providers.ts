import type { Check } from './check.js';
import { failed, passed, unknown } from './result.js';

/** What CUDA 12 builds of ONNX Runtime load, as the loader of Linux knows it. */
const libraries = ['libcudart.so.12', 'libcublas.so.12', 'libcudnn.so.9'];

/** Whether the installed ONNX Runtime lists the CUDA provider. */
export const checkCudaProvider: Check = async ({ tools, signal }) => {
  const providers = await tools.providers(signal);
  if (providers === null) return failed('No ONNX Runtime is installed in this app.', { providers });
  if (providers.length === 0) return failed('ONNX Runtime is installed but does not load.', { providers });
  const names = providers.join(', ');
  return providers.includes('cuda')
    ? passed(`ONNX Runtime lists ${names}.`, { providers })
    : failed(`ONNX Runtime lists ${names}, but not cuda.`, { providers });
};

/** Whether the loader finds the libraries of CUDA 12 and cuDNN 9. */
export const checkCudaLibraries: Check = async ({ tools, signal }) => {
  if (tools.platform !== 'linux') return unknown('Only the loader of Linux can be asked for its libraries.');
  const ran = await tools.run('ldconfig', ['-p'], signal);
  if (ran?.exitCode !== 0) return unknown('ldconfig could not be asked for the installed libraries.');
  const missing = libraries.filter((name) => !ran.stdout.includes(`${name} `));
  return missing.length === 0
    ? passed(`${libraries.join(', ')} are found.`)
    : failed(`Not found: ${missing.join(', ')}.`, { missing });
};
