/** Marks values made by `definePlugin`, also across duplicate installs. */
export const pluginBrand: symbol = Symbol.for('retake.plugin');
