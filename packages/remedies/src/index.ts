export { catalogue } from './catalogue.js';
export type { ActionEffect, ActionStep, CatalogueAction, ProposeSteps } from './catalogue-action.js';
export { catalogueStrategy } from './catalogue-strategy.js';
export { type Need, needs } from './needs.js';
export { priorities } from './priorities.js';
export { type StrategyConfig, strategyConfig } from './strategy-config.js';
export { type StrategyName, strategyNames } from './strategy-names.js';
export { typesOf } from './types-of.js';
