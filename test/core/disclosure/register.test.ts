import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadCommands } from '#cli/commands.ts';
import {
  type Declared,
  DISCLOSURES,
  type Fields,
  TOLD_LIMITS,
} from '#core/disclosure/disclosure.ts';
import { DOCUMENT_FIELDS } from '#core/disclosure/document-fields.ts';
import { ENTRY_FIELDS, EVENT_FIELDS } from '#core/disclosure/ledger-fields.ts';
import { OBJECT_NAMES } from '#core/disclosure/object-names.ts';
import { OWN_DOCUMENTS } from '#core/disclosure/own-documents.ts';
import { AgreementsDocument } from '#core/documents/agreements-document.ts';
import { ErrorDocument } from '#core/documents/error-document.ts';
import { PackNoteDocument } from '#core/documents/pack-note.ts';
import { RefusalDocument } from '#core/documents/refusal-document.ts';
import { LedgerEntry } from '#core/ledger/entry.ts';
import { LedgerEvent } from '#core/ledger/events.ts';
import { declarationOf } from './declaration-of.ts';
import { documentsOf, fieldPaths } from './field-paths.ts';

/** Every document that any command can print, by its kind. */
const DOCUMENTS = documentsOf([
  ...(await loadCommands()).map(({ document }) => document),
  ErrorDocument,
  RefusalDocument,
  AgreementsDocument,
  PackNoteDocument,
]);

/** Fields that nobody declared, and declarations of fields that there are not. */
const compare = (paths: ReadonlySet<string>, fields: Fields) => ({
  undeclared: [...paths].filter((path) => declarationOf(fields, path) === undefined),
  gone: Object.keys(fields).filter(
    (name) => ![...paths].some((path) => declarationOf({ [name]: fields[name] as never }, path)),
  ),
});

const NOTHING = { undeclared: [], gone: [] };

describe('every field that somebody else can read is declared', () => {
  it.each(LedgerEvent.options.map((schema) => [schema.shape.type.value, schema] as const))(
    'of %s',
    (type, schema) => {
      const { type: _, ...paths } = { type, paths: fieldPaths(schema) };
      const fields = { type: ENTRY_FIELDS['event.type'], ...EVENT_FIELDS[type] } as Fields;
      expect(compare(paths.paths, fields)).toEqual(NOTHING);
    },
  );

  it('of an entry around its event', () => {
    const { event, ...around } = LedgerEntry.shape;
    const type = { event: z.object({ type: z.string() }) };
    const paths = fieldPaths(z.object({ ...around, ...type }));
    expect(compare(paths, ENTRY_FIELDS)).toEqual(NOTHING);
  });

  it.each([...DOCUMENTS.keys()].filter((kind) => !(kind in OWN_DOCUMENTS)))(
    'of the document "%s"',
    (kind) => {
      const fields = DOCUMENT_FIELDS[kind];
      if (fields === undefined) throw new Error(`"${kind}" is in no register`);
      expect(compare(DOCUMENTS.get(kind) ?? new Set(), fields)).toEqual(NOTHING);
    },
  );

  it('and no document that is gone', () => {
    const kinds = [...DOCUMENTS.keys()].sort();
    expect([...Object.keys(DOCUMENT_FIELDS), ...Object.keys(OWN_DOCUMENTS)].sort()).toEqual(kinds);
  });

  it('by a way that there is, with its reason', () => {
    const all = [...Object.values(EVENT_FIELDS), ENTRY_FIELDS, ...Object.values(DOCUMENT_FIELDS)];
    for (const { is, why } of [
      ...all.flatMap((each) => Object.values(each)),
      ...Object.values(OBJECT_NAMES),
    ]) {
      expect(DISCLOSURES).toContain(is);
      expect(why.length).toBeGreaterThan(5);
    }
  });

  it('and every limit that is told stands in docs/privacy.md by its name', () => {
    const page = readFileSync(new URL('../../../docs/privacy.md', import.meta.url), 'utf8');
    expect(Object.values(TOLD_LIMITS).filter((each) => !page.includes(`**${each}.**`))).toEqual([]);
  });

  it('and every limit names the fields by which it is told', () => {
    const all = [...Object.values(EVENT_FIELDS), ENTRY_FIELDS, ...Object.values(DOCUMENT_FIELDS)];
    const reasons = all.flatMap(Object.values<Declared>).map(({ why }) => why);
    const named = (limit: string) => reasons.some((why) => why.includes(limit));
    expect(Object.values(TOLD_LIMITS).filter((each) => !named(each))).toEqual([]);
  });
});

describe('the register', () => {
  it('finds a field that nobody declared, and one that is gone', () => {
    const schema = z.strictObject({
      people: z.int(),
      lists: z.array(z.record(z.string(), z.int())),
    });
    const of = { is: 'random', why: 'drawn' } as const;
    expect(compare(fieldPaths(schema), { people: of, 'lists[].*': of })).toEqual(NOTHING);
    expect(compare(fieldPaths(schema), { people: of })).toEqual({
      undeclared: ['lists[].*'],
      gone: [],
    });
    const more = { people: of, 'lists[].**': of, bytes: of, 'gone.**': of };
    expect(compare(fieldPaths(schema), more)).toEqual({
      undeclared: [],
      gone: ['bytes', 'gone.**'],
    });
  });
});
