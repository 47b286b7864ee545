import react from '@astrojs/react';
import type { AstroIntegration } from 'astro';

/**
 * React for `.tsx` files, without the script with which Astro would wake components: it is started by an inline
 * script, which the policy of our pages forbids. `components/islands/start.ts` does it instead.
 */
export function reactWithoutHydration(): AstroIntegration {
  const integration = react();
  const setup = integration.hooks['astro:config:setup'];
  return {
    ...integration,
    hooks: {
      ...integration.hooks,
      'astro:config:setup': (options) =>
        setup?.({
          ...options,
          addRenderer: ({ name, serverEntrypoint }) => options.addRenderer({ name, serverEntrypoint }),
        }),
    },
  };
}
