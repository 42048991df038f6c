/**
 * What a record holds under a name that others chose; undefined if it holds nothing there. The name
 * may be `constructor` or `__proto__`: what every object has is nobody's entry.
 */
export const ownValue = <Value>(
  record: { readonly [name: string]: Value },
  name: string,
): Value | undefined => (Object.hasOwn(record, name) ? record[name] : undefined);
