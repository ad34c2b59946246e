import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RetakeError } from '@retake/plugin-api';
import { z } from 'zod';
import { readConfig } from '../config/read-config.js';
import { HubTokenizer } from './hub-tokenizers.js';
import { useExactNormalizer } from './use-exact-normalizer.js';

/** Token ids of one prompt. */
export interface TokenizedPrompt {
  /** `maxLength` ids: the prompt's, an end of sequence, padding. */
  readonly ids: readonly number[];
  /** How many of the ids are real, the end of sequence included; at least 1. */
  readonly rows: number;
}

/** Turns cleaned prompts into token ids as T5 does: end of sequence at the end, cut to `maxLength` keeping it, padded. */
export interface PromptTokenizer {
  encode(text: string, maxLength: number): TokenizedPrompt;
}

const tokenizerFile = z.looseObject({ model: z.looseObject({ type: z.literal('Unigram') }) });
const tokenizerConfig = z.looseObject({ eos_token: special(), pad_token: special() });

/** Special tokens stand in the file as text or as an object with `content`. */
function special() {
  return z.union([z.string(), z.object({ content: z.string() }).transform((token) => token.content)]);
}

/**
 * Loads a tokenizer folder (`tokenizer.json` and `tokenizer_config.json`, Unigram).
 * @throws RetakeError `tokenizer_invalid`; its hint tells what to do where only `spiece.model` is there
 */
export async function loadTokenizer(folder: string): Promise<PromptTokenizer> {
  const file = join(folder, 'tokenizer.json');
  try {
    const model = await readConfig(file, tokenizerFile);
    const config = await readConfig(join(folder, 'tokenizer_config.json'), tokenizerConfig);
    const tokenizer = new HubTokenizer(model, config);
    useExactNormalizer(tokenizer.normalizer);
    return new T5Tokenizer(tokenizer, config.eos_token, config.pad_token);
  } catch (cause) {
    const onlyPieces = !(await exists(file)) && (await exists(join(folder, 'spiece.model')));
    throw new RetakeError(
      'tokenizer_invalid',
      `The tokenizer in ${folder} cannot be read: ${messageOf(cause)}`,
      {
        cause,
        facts: { folder, file },
        ...(onlyPieces && {
          hint: 'There is only spiece.model here. Download tokenizer.json too, or convert it with transformers’ T5TokenizerFast.',
        }),
      },
    );
  }
}

class T5Tokenizer implements PromptTokenizer {
  readonly #tokenizer: HubTokenizer;
  readonly #end: number;
  readonly #padding: number;

  constructor(tokenizer: HubTokenizer, end: string, padding: string) {
    this.#tokenizer = tokenizer;
    this.#end = idOf(tokenizer, end);
    this.#padding = idOf(tokenizer, padding);
  }

  encode(text: string, maxLength: number): TokenizedPrompt {
    const plain = this.#tokenizer.encode(text, { add_special_tokens: false }).ids;
    const real = [...plain.slice(0, maxLength - 1), this.#end];
    const padding = new Array<number>(Math.max(0, maxLength - real.length)).fill(this.#padding);
    return { ids: [...real, ...padding], rows: real.length };
  }
}

function idOf(tokenizer: HubTokenizer, token: string): number {
  const id = tokenizer.token_to_id(token);
  if (id === undefined) throw new Error(`its vocabulary lacks ${token}`);
  return id;
}

async function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
