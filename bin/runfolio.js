#!/usr/bin/env node
import { existsSync } from 'node:fs';
import process from 'node:process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  console.error(`Runfolio needs Node 22.13 or later, this is ${process.versions.node}.`);
  process.exit(2);
}

// A clone runs its sources; a package holds them compiled, as Node strips no types in node_modules.
const source = new URL('../scripts/runfolio.ts', import.meta.url);
const compiled = new URL('../lib/scripts/runfolio.js', import.meta.url);
await import(existsSync(source) ? source.href : compiled.href);
