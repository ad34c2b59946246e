import { z } from 'zod';

/** A whole number of at least 1. */
export const count = z.int().min(1);

/** A number above 0. */
export const positive = z.number().positive();
