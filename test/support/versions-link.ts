import type { VersionsLink } from '#core/matching/vault-query.ts';
import type { NaiveLink } from '#test/support/naive-link.ts';

/** A link of a test as an engine is asked for it. */
export const versionsLink = (link: NaiveLink): VersionsLink => {
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
