import { withConnection } from '#adapters/duckdb/connection.ts';
import type { MatchPorts } from '#adapters/duckdb/match/kept-files.ts';
import { openLinks } from '#adapters/duckdb/match/open-links.ts';
import type { VersionsLink } from '#core/matching/vault-query.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { vaultFilesIn } from '#test/support/duckdb-engine.ts';
import type { NaiveLink } from '#test/support/naive-link.ts';

const linkOf = (link: NaiveLink): VersionsLink => {
  const { counted, other, on, side, by } = link;
  const attributes = (['counted', 'other'] as const).flatMap((table) =>
    Object.keys(link[table].attributes)
      .sort()
      .map((column) => ({ table, column })),
  );
  const people = { counted: counted.people.length, other: other.people.length };
  return {
    match: {
      ...{ counted: counted.table, other: other.table, on, people, attributes },
      rows: counted.people.length,
    },
    ...{ side, by, events: link.events.table, size: 10, rows: link.events.events.length },
    attributes: Object.keys(link.events.attributes).sort(),
  };
};

/** What a link says of whoever is matched, a text each, sorted; how many rows it has, and the bytes of what was kept. */
interface OpenedLink {
  readonly rows: readonly string[];
  readonly all: number;
  readonly bytes: number;
}

/** Opens a link as a question does, and reads what it says of whoever is matched. */
export const openLink = (
  root: string,
  link: NaiveLink,
  ports?: MatchPorts,
): Promise<OpenedLink> => {
  const files = vaultFilesIn(root);
  const versions = linkOf(link);
  const read = (folder?: string): Promise<OpenedLink> =>
    withConnection(TEST_LIMITS, async (connection) => {
      const { bytes } = await openLinks(
        connection,
        { conversions: versions },
        {
          ...{ ports, folder, filesOf: (version) => files.locate(version) },
          makingOf: async (match) => {
            const located = {
              counted: await files.locate(match.counted),
              other: await files.locate(match.other),
            };
            return {
              match,
              files: (side, kind) =>
                located[side].filter((file) => file.kind === kind).map(({ path }) => path),
            };
          },
        },
      );
      const codes = (tables: readonly string[]): string =>
        [
          ...versions.match.attributes,
          ...versions.attributes.map((column) => ({ table: 'events', column })),
        ]
          .filter(({ table }) => tables.includes(table))
          .map(({ table, column }) => `, "${table}.${column}"`)
          .join('');
      const textsOf = async (columns: string, where: string): Promise<readonly string[]> => {
        const found = await connection.runAndReadAll(
          `select ${columns} from link_conversions where pair >= 0 and ${where}`,
        );
        return found.getRows().map((row) => row.map(String).join(' '));
      };
      const people = await textsOf(`pair, "at", value${codes(['counted', 'other'])}`, '"at" = -1');
      const linked = await textsOf(`pair, "at", value, tie${codes(['events'])}`, '"at" >= 0');
      const counted = await connection.runAndReadAll('select count(*) from link_conversions');
      return {
        ...{ rows: [...people, ...linked].sort(), bytes },
        all: Number(counted.getRows()[0]?.[0]),
      };
    });
  return ports ? ports.workspace.withFolder(read) : read();
};
