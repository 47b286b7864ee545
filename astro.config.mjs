import { defineConfig } from 'astro/config';
import { astroConfig } from './src/site/astro-config.ts';

// For Astro's own commands in a clone; ours hand it over themselves, as the package has no such file.
export default defineConfig(astroConfig());
