export { type Injection, type Recipe, Wiring } from './wiring.js';
