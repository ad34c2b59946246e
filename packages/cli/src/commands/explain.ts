import { switchFlag, valueFlag } from '../args/flag.js';
import { readGiven } from '../args/read-given.js';
import { UsageError } from '../args/usage-error.js';
import { exitCodes } from '../exit-codes.js';
import { classifiersOf } from '../explain/classifiers-of.js';
import { explainStream } from '../explain/explain-stream.js';
import { harmlessJson, logJson } from '../explain/log-json.js';
import { readInput } from '../explain/read-input.js';
import { showExplanation } from '../show/explanation.js';
import { showHarmless } from '../show/harmless.js';
import { appFlags } from './app-flags.js';
import { defineCommand } from './command.js';

const stages = ['download', 'load', 'encode', 'denoise', 'decode', 'export', 'setup', 'unknown'];

function readStage(text: string): string {
  if (stages.includes(text)) return text;
  throw new UsageError(`"${text}" is not a stage`, `Stages are ${stages.join(', ')}.`);
}

const flags = {
  app: appFlags.app,
  json: switchFlag('print JSON on stdout: one document, or one line for each case of a corpus'),
  stage: valueFlag('STAGE', `what was being done: ${stages.join(', ')}`, readStage),
  model: valueFlag('ID', 'with which model', readGiven),
  page: valueFlag(
    'NAME',
    'tell what a type, a cause, a code or a page in docs/errors is about, without a log; `list` lists the names',
    readGiven,
  ),
  verbose: appFlags.verbose,
};

/** `retake explain`: what the end of any program's log means, and what to try first. */
export const explain = defineCommand({
  name: 'explain',
  summary: "tell what any program's error or log means and what helps",
  takes: 'text|file|-',
  optional: true,
  flags,
  run: async (context) => {
    const { flags: given, word, terminal } = context;
    if (given.page !== undefined) {
      if (word !== undefined) throw new UsageError('--page goes without a text');
      const [{ knownCodes }, { listWord, pageNames, pageWords }, { showPage }] = await Promise.all([
        import('../explain/known-codes.js'),
        import('../explain/page-words.js'),
        import('../show/page.js'),
      ]);
      const codes = await knownCodes();
      if (given.page === listWord) {
        if (given.json) throw new UsageError(`--page ${listWord} goes without --json`);
        terminal.out(`${pageNames(codes)}\n`);
        return exitCodes.ok;
      }
      const words = pageWords(given.page, process.platform, codes);
      terminal.out(`${given.json ? JSON.stringify(words) : showPage(words, terminal.colors.out)}\n`);
      return exitCodes.ok;
    }
    const { explain: ask } = await import('@retake/kernel');
    const pieces = readInput(word, terminal);
    const classifiers = await classifiersOf(context);
    const { stage, model } = given;
    const place = { ...(stage === undefined ? {} : { stage }), ...(model === undefined ? {} : { model }) };
    const explanation = await explainStream(
      pieces,
      (text, where) => ask(text, { ...where, classifiers }),
      place,
      (line) => terminal.out(`${line}\n`),
    );
    if (!explanation) return exitCodes.ok;
    const { wordsFor } = await import('@retake/guides');
    const isHarmless = explanation.outcome === 'no_failure';
    if (given.json)
      terminal.out(
        `${JSON.stringify(isHarmless ? harmlessJson(explanation) : logJson(explanation, wordsFor))}\n`,
      );
    else if (isHarmless) terminal.out(`${showHarmless(explanation, terminal.colors.out)}\n`);
    else terminal.out(`${showExplanation(explanation, terminal.colors.out)}\n`);
    return isHarmless ? exitCodes.noFailure : exitCodes.ok;
  },
});
