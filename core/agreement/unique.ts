/** Does nothing stand twice in a list? */
export const unique = (items: readonly unknown[]): boolean => new Set(items).size === items.length;
