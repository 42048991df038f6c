import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCHEMA = fileURLToPath(new URL('../../docs/json/agreement.schema.json', import.meta.url));

/** Where the schema of agreements is, as an editor finds it from a file: relative, so that no home is named. */
export const schemaPathFrom = (file: string): string =>
  relative(dirname(resolve(file)), SCHEMA)
    .split(sep)
    .join('/');
