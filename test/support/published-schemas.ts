import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { z } from 'zod';
import { COMMANDS } from '#cli/commands.ts';
import { SCHEMA_FOLDER, schemaFile } from '#proof/json-schemas/json-schemas.ts';

/** The command that the words of a command line begin with, of "audit" and "audit verify" the second. */
const commandOf = (args: readonly string[]): string => {
  const typed = COMMANDS.map(({ name }) => name).filter((name) =>
    `${args.join(' ')} `.startsWith(`${name} `),
  );
  // Whatever is not understood is an error, which every schema allows.
  return typed.sort((a, b) => b.length - a.length)[0] ?? 'status';
};

const schemas = new Map<string, z.ZodType>();

/** What a command publishes of its documents, read from the file that is published. */
export const publishedSchema = (command: string): z.ZodType => {
  const file = schemaFile(command);
  const known = schemas.get(file);
  if (known) return known;
  const schema = z.fromJSONSchema(JSON.parse(readFileSync(new URL(file, SCHEMA_FOLDER), 'utf8')));
  schemas.set(file, schema);
  return schema;
};

/** What a command printed with `--json` is one document, and one that it publishes. */
export const expectPublished = (args: readonly string[], out: string): void => {
  const command = commandOf(args);
  const checked = publishedSchema(command).safeParse(JSON.parse(out));
  expect(checked.error?.issues ?? [], `${command} --json against its schema`).toEqual([]);
};
