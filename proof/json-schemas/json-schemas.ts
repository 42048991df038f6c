import { z } from 'zod';
import type { NamedCommand } from '#cli/command.ts';
import { loadCommands } from '#cli/commands.ts';
import { agreementJsonSchema } from '#core/agreement/agreement-json-schema.ts';
import { ErrorDocument } from '#core/documents/error-document.ts';

/** Where the schemas are published. */
export const SCHEMA_FOLDER = new URL('../../docs/json/', import.meta.url);

/** The file that says what a command prints with `--json`. */
export const schemaFile = (command: string): string =>
  `${command.replaceAll(' ', '-')}.schema.json`;

/** What a format says, no pattern need say again; and that our code changes no list says nothing of the document. */
const withoutOurs = ({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }) => {
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
  delete jsonSchema.readOnly;
};

/** What `--json` prints, as JSON Schema: a document of the command, or why nothing came of it. */
const schemaOf = ({ name, summary, document }: NamedCommand): object => ({
  title: `airlock ${name} --json`,
  description: summary,
  ...z.toJSONSchema(z.union([document, ErrorDocument]), { override: withoutOurs }),
});

const textOf = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`;

/** What each command prints, by the name of its file. */
export const commandSchemas = async (): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await loadCommands()).map((command) => [schemaFile(command.name), textOf(schemaOf(command))]),
  );

/** Every schema to publish, by the name of its file: of what commands print, and of what people write. */
export const jsonSchemas = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await commandSchemas()), [schemaFile('agreement'), textOf(agreementJsonSchema())]]);
