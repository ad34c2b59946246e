import { expect, test } from 'vitest';
import { commands } from '../commands/index.js';
import { showCommandUsage } from './usage.js';

test.each(commands)('the help on $name says once of a flag that it may be repeated', (command) => {
  for (const line of showCommandUsage(command).split('\n'))
    expect(line.match(/repeat/g) ?? [], line).toHaveLength(line.endsWith('; may be repeated') ? 1 : 0);
});
