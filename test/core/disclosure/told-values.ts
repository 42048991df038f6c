import type { Declared, Disclosure } from '#core/disclosure/disclosure.ts';
import { DOCUMENT_FIELDS } from '#core/disclosure/document-fields.ts';
import { declarationOf } from './declaration-of.ts';

/** A document, and the party that reads it. */
export interface Told {
  readonly reader: string;
  readonly document: { readonly kind: string };
}

/** One value that was told: where it stands in its document, and what the register says of it. */
export interface ToldValue {
  readonly place: string;
  readonly field: string;
  readonly is: Disclosure;
  readonly value: unknown;
}

interface Place {
  readonly place: string;
  readonly field: string;
}

const leavesOf = (value: unknown, at: Place): readonly (Place & { readonly value: unknown })[] => {
  if (typeof value !== 'object' || value === null) return [{ ...at, value }];
  const under = Object.entries(value).filter(([, each]) => each !== undefined);
  return under.flatMap(([name, each]) =>
    Array.isArray(value)
      ? leavesOf(each, { place: `${at.place}[${name}]`, field: `${at.field}[]` })
      : leavesOf(each, {
          place: at.place === '' ? name : `${at.place}.${name}`,
          field: at.field === '' ? name : `${at.field}.${name}`,
        }),
  );
};

const known = new Map<string, Declared>();

const declaredOf = (kind: string, field: string): Declared => {
  const name = `${kind}: ${field}`;
  const declared = known.get(name) ?? declarationOf(DOCUMENT_FIELDS[kind] ?? {}, field);
  if (!declared) throw new Error(`nobody declared ${name}`);
  known.set(name, declared);
  return declared;
};

/** Every value of a document. Throws for one that nobody declared. */
export const toldValues = ({ document }: Told): readonly ToldValue[] =>
  leavesOf(document, { place: '', field: '' }).map((leaf) => ({
    ...leaf,
    is: declaredOf(document.kind, leaf.field).is,
  }));
