import { join } from 'node:path';
import { openWeights, writeSafetensors } from '@retake/onnx';
import type { Stage, StageContext, StageOutput, Tensor } from '@retake/plugin-api';
import { cleanPrompt, loadTokenizer, type PromptTokenizer, Umt5Encoder } from '@retake/wan';
import type { StageTools } from './stage-tools.js';
import { textLength } from './text-length.js';

/** Prompt and negative prompt → `embeddings`: safetensors with `prompt` [n,textDim] and `negative` [m,textDim]. */
export function encodeTextStage(tools: StageTools): Stage {
  return {
    id: 'encode_text',
    title: 'Read the prompt',
    reads: ['checkpoint', 'request.prompt', 'request.negativePrompt'],
    inputs: [],
    run: (context) => encodeText(tools, context),
  };
}

async function encodeText(tools: StageTools, context: StageContext): Promise<StageOutput> {
  const { folder, textEncoder: config } = tools.configs;
  const { prompt, negativePrompt } = tools.plan.request;
  const tokenizer = await loadTokenizer(join(folder, 'tokenizer'));
  const texts = { prompt: tokenise(prompt), negative: tokenise(negativePrompt) };
  const encoder = new Umt5Encoder({
    config,
    weights: await openWeights(join(folder, 'text_encoder')),
    worker: await tools.worker.open(context),
    residency: 'stream',
  });
  try {
    const names = Object.keys(texts) as (keyof typeof texts)[];
    const embeddings: Record<string, Tensor<'float32'>> = {};
    for (const [turn, name] of names.entries())
      embeddings[name] = await encoder.encode({
        ids: texts[name],
        signal: context.signal,
        onLayer: (index, count) =>
          context.progress({ fraction: (turn + (index + 1) / count) / names.length }),
      });
    const path = join(context.directory, 'embeddings.safetensors');
    await writeSafetensors(path, embeddings);
    return {
      files: { embeddings: path },
      facts: { promptTokens: texts.prompt.length, negativeTokens: texts.negative.length },
    };
  } finally {
    await encoder.close();
  }

  function tokenise(text: string): readonly number[] {
    return realIds(tokenizer, cleanPrompt(text), context);
  }
}

function realIds(tokenizer: PromptTokenizer, text: string, { log }: StageContext): readonly number[] {
  const { ids, rows } = tokenizer.encode(text, textLength);
  if (rows === textLength)
    log.warn(
      { tokens: textLength },
      'a prompt fills all the tokens the model takes; what is beyond is not read',
    );
  return ids.slice(0, rows);
}
