import { InferenceSession } from 'onnxruntime-node';
import { sessionOptions } from './session-options.js';

/** ONNX model of one node, `y = Identity(x)` for a float32 [1]: ir_version 10, opset 21. */
const identityModel =
  'CAoSAXg6PgoXCgF4EgF5GgN5X24iCElkZW50aXR5OgASAWdaDwoBeBIKCggIARIECgIIAWIPCgF5EgoKCAgBEgQKAggBQgQKABAV';

/**
 * Makes ONNX Runtime set up everything it sets up once (operator schemas, kernels: about 14 MB), so that a memory limit
 * too low for it fails the start and not the first call.
 */
export async function warmUp(): Promise<void> {
  const options = sessionOptions({ threads: 1, arena: false, prepack: false, weightsRoot: '/' });
  const session = await InferenceSession.create(Buffer.from(identityModel, 'base64'), options);
  await session.release();
}
