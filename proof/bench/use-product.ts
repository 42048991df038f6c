import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const HERE = new URL('./', import.meta.url).href;

/**
 * Has the cases of this checkout measure another one: what they import of the project by `#` comes from there, with all
 * that it imports itself. Before a case is loaded.
 */
export const useProduct = (root: string): void => {
  const parentURL = pathToFileURL(join(root, 'proof/bench/child.ts')).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier.startsWith('#') && context.parentURL?.startsWith(HERE)
        ? next(specifier, { ...context, parentURL })
        : next(specifier, context),
  });
};
