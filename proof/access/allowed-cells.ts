import type { AccessTable, Allowed } from '#proof/access/access-table.ts';
import { namedBy } from '#proof/access/named-allows.ts';

/** Everything that the table allows, one by one. */
export const allowedIn = ({ principals, sections }: AccessTable): readonly Allowed[] =>
  sections.flatMap(({ rows }) =>
    rows.flatMap(({ operation: { what, area }, verdicts }) =>
      verdicts.flatMap(({ allowed }, at) =>
        allowed ? [{ who: principals[at]?.name ?? '', may: what, on: area }] : [],
      ),
    ),
  );

/** Throws if something is allowed for which no sentence says why: no page is written that does. */
export const refuseUnnamed = (table: AccessTable, parties: readonly string[]): void => {
  const unnamed = allowedIn(table).filter((allowed) => !namedBy(allowed, parties));
  if (unnamed.length === 0) return;
  const texts = unnamed.map(({ who, may, on }) => `${who}: ${may} ${on}`);
  throw new Error(`No sentence of proof/access/named-allows.ts says why: ${texts.join('; ')}.`);
};
