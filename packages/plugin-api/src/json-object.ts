import type { JsonValue } from './json.js';

/** A JSON object. Requests, plans, facts and journal payloads are of this shape. */
export type JsonObject = { readonly [key: string]: JsonValue };
