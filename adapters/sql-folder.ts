import { existsSync } from 'node:fs';

/** Where the SQL lies: beside a bundle, or beside this project's other folders. */
export const SQL_FOLDER = ['./sql/', '../sql/']
  .map((folder) => new URL(folder, import.meta.url))
  .find((folder) => existsSync(folder));
