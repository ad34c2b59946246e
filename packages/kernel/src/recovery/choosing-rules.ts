import { RetakeError } from '@retake/plugin-api';
import type { LearningRules } from './learned-chance.js';

/** What an app may choose about choosing. */
export interface ChoosingOptions {
  /** How many observed outcomes an expert's guess weighs, 4 to 10; 6 by default. */
  readonly strength?: number;
  /** Days after which an outcome counts half; 30 by default. */
  readonly halfLifeDays?: number;
  /** Draws chances from what is believed about them (Thompson) instead of taking their mean; off by default. */
  readonly explore?: boolean;
  /** In [0, 1). Same seed and same history give the same decisions; drawn for each run by default. */
  readonly seed?: number;
}

export interface ChoosingRules {
  readonly learning: LearningRules;
  readonly explore: boolean;
  readonly seed: number | undefined;
}

const day = 86_400_000;
const defaults = { strength: 6, halfLifeDays: 30 };
const leastStrength = 4;
const mostStrength = 10;

/** @throws RetakeError `config_invalid` */
export function choosingRules(options: ChoosingOptions = {}): ChoosingRules {
  const { strength, halfLifeDays } = { ...defaults, ...options };
  const { explore = false, seed } = options;
  requireSound(
    'strength',
    strength,
    strength >= leastStrength && strength <= mostStrength,
    'a number from 4 to 10',
  );
  requireSound('halfLifeDays', halfLifeDays, halfLifeDays > 0, 'a number of days above 0');
  requireSound(
    'seed',
    seed,
    seed === undefined || (seed >= 0 && seed < 1),
    'a number from 0 up to, but not, 1',
  );
  return { learning: { strength, halfLifeMs: halfLifeDays * day }, explore, seed };
}

function requireSound(name: string, given: unknown, sound: boolean, allowed: string): void {
  if (sound) return;
  throw new RetakeError('config_invalid', `choosing.${name} is ${given}, allowed is ${allowed}.`, {
    facts: { path: `choosing.${name}`, given: String(given), allowed },
  });
}
