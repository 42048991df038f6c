import type { Declared, Fields } from '#core/disclosure/disclosure.ts';

const escaped = (text: string): string => text.replaceAll(/[.[\]]/g, '\\$&');

/** A declared place as a pattern: `.**` is all that is under it, and `.*` a name that is free. */
const patternOf = (place: string): RegExp =>
  new RegExp(
    `^${place
      .split(/(\.\*{1,2})/)
      .map((part) => {
        if (part === '.**') return '(?:[.[].*)?';
        return part === '.*' ? '\\..+' : escaped(part);
      })
      .join('')}$`,
  );

/** What the register says of the field at a place of a schema or of a document. */
export const declarationOf = (fields: Fields, path: string): Declared | undefined =>
  fields[path] ?? Object.entries(fields).find(([place]) => patternOf(place).test(path))?.[1];
