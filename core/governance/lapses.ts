import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { DAY_MS } from '#core/day.ts';
import type { Lapse } from '#core/documents/status-document.ts';
import { refusal } from '#core/errors.ts';
import { LAPSE_WARNING_DAYS } from '#core/governance-limits.ts';

const RECORDS = ['attestations', 'training'] as const;

const standingOf = (expires: string, now: Date): Lapse['standing'] | undefined => {
  const ends = Date.parse(`${expires}T00:00:00Z`) + DAY_MS;
  if (ends <= now.getTime()) return 'lapsed';
  return ends <= now.getTime() + LAPSE_WARNING_DAYS * DAY_MS ? 'lapses-soon' : undefined;
};

/** What of the records of an agreement lapsed, or does within 30 days; the first to lapse first. */
export const lapsesOf = ({ governance }: Agreement, now: Date): readonly Lapse[] =>
  Object.entries(governance?.organisations ?? {})
    .flatMap(([organisation, records]) =>
      RECORDS.flatMap((record) =>
        Object.entries(records[record] ?? {}).flatMap(([name, { expires }]) => {
          const standing = standingOf(expires, now);
          return standing === undefined ? [] : [{ organisation, record, name, expires, standing }];
        }),
      ),
    )
    .sort((one, other) => (one.expires < other.expires ? -1 : 1));

/** One of them, as a sentence tells it. */
export const lapseText = ({ organisation, record, name, expires, standing }: Lapse): string =>
  `${organisation}.${record}.${name} ${standing === 'lapsed' ? 'lapsed after' : 'lapses after'} ${expires}`;

/**
 * Throws AirlockError('refused') where a record of the agreement lapsed: nobody agrees anew on a vendor whose papers
 * ran out. What is in force is not asked, since a room must not stop at midnight.
 */
export const checkLapses = (agreement: Agreement, now: Date): void => {
  const lapsed = lapsesOf(agreement, now).filter(({ standing }) => standing === 'lapsed');
  const [first] = lapsed;
  if (first === undefined) return;
  const more = lapsed.length === 1 ? '' : `, and ${lapsed.length - 1} more`;
  throw refusal(
    'lapsed-record',
    `The agreement cannot be approved, since ${lapseText(first)}${more}: renew it, and propose the agreement with its new days.`,
  );
};
