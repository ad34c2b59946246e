import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.js';

const tensor = { type: 'float32', dims: [2], data: new Float32Array([1, 2]) } as const;
const graph = { name: 'block 7', model: new Uint8Array([8, 10]), weightsRoot: '/weights' };

describe('runCommand', () => {
  it('sends the model first, then the tensors the call brings', () => {
    const feeds = { x: tensor, kept: { remote: 4, dims: [2] } };
    const { command, payloads } = runCommand({ target: graph, feeds, fetch: ['y'] });
    expect(command).toEqual({
      op: 'run',
      target: { name: 'block 7', weightsRoot: '/weights' },
      feeds: [
        ['x', { type: 'float32', dims: [2] }],
        ['kept', 4],
      ],
      keep: [],
      fetch: ['y'],
    });
    expect(payloads).toEqual([graph.model, tensor.data]);
  });

  it('sends no model for a session', () => {
    const { command, payloads } = runCommand({ target: { session: 3 }, feeds: { x: tensor }, keep: ['y'] });
    expect(command.target).toEqual({ session: 3 });
    expect(payloads).toEqual([tensor.data]);
  });

  it('says where outputs are written', () => {
    const writeTo = { y: { remote: 4, dims: [2] }, z: null };
    const { command } = runCommand({ target: graph, feeds: {}, keep: ['y', 'z'], writeTo });
    expect(command.writeTo).toEqual([
      ['y', 4],
      ['z', null],
    ]);
  });

  it('refuses a feed whose data does not fill its shape', () => {
    const feeds = { x: { ...tensor, dims: [3] } };
    expect(() => runCommand({ target: graph, feeds })).toThrow('"x"');
  });
});
