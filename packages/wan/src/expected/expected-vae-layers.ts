import { biased, type ExpectedTensor, single } from './expected-tensor.js';

/** A cubic convolution. */
export function conv(prefix: string, out: number, inner: number, side: number): ExpectedTensor[] {
  return biased(prefix, [out, inner, side, side, side]);
}

/** Two norms and convolutions, and a shortcut where the channels change. */
export function residual(prefix: string, from: number, to: number): ExpectedTensor[] {
  return [
    single(`${prefix}.norm1.gamma`, from, 1, 1, 1),
    ...conv(`${prefix}.conv1`, to, from, 3),
    single(`${prefix}.norm2.gamma`, to, 1, 1, 1),
    ...conv(`${prefix}.conv2`, to, to, 3),
    ...(from === to ? [] : conv(`${prefix}.conv_shortcut`, to, from, 1)),
  ];
}

/** Residual block, attention, residual block. */
export function middle(prefix: string, channels: number): ExpectedTensor[] {
  const attention = `${prefix}.attentions.0`;
  return [
    ...residual(`${prefix}.resnets.0`, channels, channels),
    single(`${attention}.norm.gamma`, channels, 1, 1),
    ...biased(`${attention}.to_qkv`, [3 * channels, channels, 1, 1]),
    ...biased(`${attention}.proj`, [channels, channels, 1, 1]),
    ...residual(`${prefix}.resnets.1`, channels, channels),
  ];
}

/** The last norm and convolution. */
export function ending(part: string, channels: number, out: number): ExpectedTensor[] {
  return [single(`${part}.norm_out.gamma`, channels, 1, 1, 1), ...conv(`${part}.conv_out`, out, channels, 3)];
}
