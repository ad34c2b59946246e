import * as library from '@huggingface/tokenizers';

/** What is used of a normaliser; those of a sequence have `normalizers`, precompiled ones a `charsmap`. */
export interface HubNormalizer {
  normalize(text: string): string;
  readonly normalizers?: readonly (HubNormalizer | null)[];
  readonly charsmap?: string | null;
}

export interface HubTokenizer {
  readonly normalizer: HubNormalizer | null;
  encode(
    text: string,
    options: { readonly add_special_tokens: boolean },
  ): { readonly ids: readonly number[] };
  token_to_id(token: string): number | undefined;
}

interface HubLibrary {
  readonly Tokenizer: new (model: object, config: object) => HubTokenizer;
}

/** The tokenizer class of `@huggingface/tokenizers`, whose own types do not resolve under NodeNext. */
export const { Tokenizer: HubTokenizer } = library as unknown as HubLibrary;
