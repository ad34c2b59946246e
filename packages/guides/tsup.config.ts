// @boundaries-ignore the build settings are shared
import { library } from '../../tools/workspace/tsup-base.js';

export default library(['src/index.ts']);
