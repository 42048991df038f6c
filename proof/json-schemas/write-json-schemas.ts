import { mkdir, writeFile } from 'node:fs/promises';
import { jsonSchemas, SCHEMA_FOLDER } from '#proof/json-schemas/json-schemas.ts';

await mkdir(SCHEMA_FOLDER, { recursive: true });
for (const [file, text] of await jsonSchemas()) await writeFile(new URL(file, SCHEMA_FOLDER), text);
