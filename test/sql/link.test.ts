import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { quoteName } from '#adapters/duckdb/quote.ts';
import { createTables } from '#adapters/duckdb/vault-views.ts';
import { renderPart } from '#adapters/sql-files.ts';
import { linkText, linkTextColumns } from '#core/matching/link-text.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { vaultFilesIn } from '#test/support/duckdb-engine.ts';
import { someLink, writeLinked } from '#test/support/link-arbitrary.ts';
import { matchedTexts } from '#test/support/link-texts.ts';
import { type NaiveLink, naiveLink } from '#test/support/naive-link.ts';
import { openLink } from '#test/support/open-link.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { versionsLink } from '#test/support/versions-link.ts';

afterEach(removeTempFolders);

/** The texts of a link, by the statement that a deployed room makes it by. */
const textsOf = (root: string, made: NaiveLink): Promise<readonly string[]> =>
  withConnection(TEST_LIMITS, async (connection) => {
    const link = versionsLink(made);
    const { counted, other } = link.match;
    const tables = { counted, other, owners: link.match[link.side], events: link.events };
    await createTables(connection, vaultFilesIn(root), tables);
    const { sql, values } = await renderPart(linkText(link), {
      ...{ tables: Object.keys(tables), columns: linkTextColumns(link), quote: quoteName },
    });
    const found = await connection.runAndReadAll(sql, [...values]);
    return found.getRows().map(([text]) => String(text));
  });

describe('the text of a link', { timeout: 120_000 }, () => {
  it('says of each matched person and event what the fast link and a walk through the lists do, and is as long for all (property)', async () => {
    await fc.assert(
      fc.asyncProperty(someLink, async (link) => {
        const root = await tempFolder();
        await writeLinked(root, link);
        const texts = await textsOf(root, link);
        const matched = matchedTexts(texts, versionsLink(link));
        expect(matched).toEqual(naiveLink(link));
        expect(matched).toEqual((await openLink(root, link)).rows);
        expect(new Set(texts.map(({ length }) => length))).toEqual(
          new Set(texts.length === 0 ? [] : [51]),
        );
        const known = link.counted.people.filter(({ tokens }) =>
          link.on.some((kind) => tokens[kind] !== undefined),
        );
        expect(texts).toHaveLength(known.length + link.events.events.length);
      }),
      { numRuns: 20 },
    );
  });
});
