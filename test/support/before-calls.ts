import type { ObjectStore } from '#core/ports/object-store.ts';

/** A store that does something first whenever one of its methods is called, and is told of which key or prefix. */
export const beforeCalls = (
  objects: ObjectStore,
  method: 'list' | 'putFile',
  first: (key: string) => Promise<unknown>,
): ObjectStore =>
  new Proxy(objects, {
    get: (target, name) => {
      const call = Reflect.get(target, name).bind(target);
      if (name !== method) return call;
      return async (key: string, ...rest: unknown[]) => {
        await first(key);
        return call(key, ...rest);
      };
    },
  });
