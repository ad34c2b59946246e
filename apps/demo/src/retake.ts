#!/usr/bin/env node
import { createCli } from '@retake/cli';

/** The `retake` command with the demo's plugins. */
await createCli({ from: import.meta.url });
