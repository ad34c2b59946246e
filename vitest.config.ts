import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const sources = fileURLToPath(new URL('./packages/', import.meta.url));
const toSource = [{ find: /^@retake\/([\w-]+)$/, replacement: `${sources}$1/src/index.ts` }];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: toSource },
        test: {
          name: 'unit',
          include: ['{packages,apps,examples}/*/src/**/*.test.ts', 'tools/*/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/node_modules/**', '**/dist/**'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{packages,apps,examples,e2e}/*/{src,test}/**/*.int.test.ts', 'bench/test/*.int.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
