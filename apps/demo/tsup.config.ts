import { library } from '../../tools/workspace/tsup-base.js';

export default library(['src/main.ts', 'src/retake.ts']);
