import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '#cli/commands.ts';
import {
  commandSchemas,
  jsonSchemas,
  SCHEMA_FOLDER,
  schemaFile,
} from '#proof/json-schemas/json-schemas.ts';
import { publishedSchema } from '#test/support/published-schemas.ts';

interface Node {
  readonly type?: string;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, { readonly const?: string }>>;
}

/** Every document that a schema allows. */
const documentsOf = (schema: Node): readonly Node[] =>
  schema.anyOf || schema.oneOf
    ? [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(documentsOf)
    : [schema];

const SCHEMAS = await jsonSchemas();

const ERROR = { kind: 'error', error: { code: 'usage', message: 'Do this.' } };

describe('what --json prints', () => {
  it('is published as it is: run "npm run json-schemas"', async () => {
    expect((await readdir(SCHEMA_FOLDER)).sort()).toEqual([...SCHEMAS.keys()].sort());
    for (const [file, text] of SCHEMAS)
      expect(await readFile(new URL(file, SCHEMA_FOLDER), 'utf8'), file).toBe(text);
  });

  it.each(COMMANDS.map(({ name }) => name))('%s: is an object that its kind names', (name) => {
    const schema = JSON.parse(SCHEMAS.get(schemaFile(name)) ?? '{}');
    const documents = documentsOf(schema);
    expect(documents.length).toBeGreaterThan(1);
    for (const { type, required, properties } of documents) {
      expect(type).toBe('object');
      expect(required).toContain('kind');
      expect(properties?.kind?.const).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
  });

  it('has one schema for each kind, whichever command answers it', async () => {
    const schemas = new Map<string, Set<string>>();
    for (const text of (await commandSchemas()).values()) {
      const own = new Map<string, string>();
      for (const document of documentsOf(JSON.parse(text))) {
        const kind = document.properties?.kind?.const ?? '';
        own.set(kind, `${own.get(kind) ?? ''}${JSON.stringify(document)}`);
      }
      for (const [kind, all] of own) schemas.set(kind, (schemas.get(kind) ?? new Set()).add(all));
    }
    schemas.delete('error');
    const several = [...schemas].filter(([, texts]) => texts.size > 1).map(([kind]) => kind);
    expect(several).toEqual([]);
  });

  it.each(COMMANDS.map(({ name }) => name))('%s: may be an error, and nothing else', (name) => {
    const fits = (document: unknown): boolean => publishedSchema(name).safeParse(document).success;
    expect(fits(ERROR)).toBe(true);
    const others = [undefined, [], {}, { ...ERROR, more: 1 }, { ...ERROR, kind: 'fault' }];
    for (const other of [...others, { kind: 'error', error: { code: 'new', message: 'x' } }])
      expect(fits(other), JSON.stringify(other)).toBe(false);
  });
});
