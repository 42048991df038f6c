import { AboutEntry } from '#console/pages/ledger/about-entry.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import type { Visit } from '#console/visit.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';

/** Where an entry is. */
const entryPath = (sequence: number): string => `/ledger/entries/${sequence}`;

/** One entry in words, and as it stands in the ledger. */
export const EntryView = ({
  visit,
  entry,
  last,
}: {
  readonly visit: Visit;
  readonly entry: LedgerEntry;
  /** The number of the last one. */
  readonly last: number;
}) => {
  const { ledger, ledgerEvents } = visit.words;
  const { sequence, at, event, run, previous, seal } = entry;
  return (
    <>
      <Box title={ledgerEvents.names[event.type]}>
        <p>
          <AboutEntry visit={visit} event={event} />
        </p>
        <KeyValues
          pairs={[
            [ledger.facts.at, visit.formats.time(at)],
            [ledger.facts.type, <Code>{event.type}</Code>],
            ...(run === undefined ? [] : [[ledger.facts.run, <Code>{run}</Code>] as const]),
            [ledger.facts.previous, <Code>{previous}</Code>],
            [ledger.facts.seal, <Code>{seal}</Code>],
          ]}
        />
      </Box>
      <Box title={ledger.asItIs}>
        <pre translate="no">{JSON.stringify(entry, null, 2)}</pre>
      </Box>
      <div class="row">
        {sequence > 1 ? (
          <ButtonLink to={entryPath(sequence - 1)}>{ledger.before}</ButtonLink>
        ) : null}
        {sequence < last ? (
          <ButtonLink to={entryPath(sequence + 1)}>{ledger.after}</ButtonLink>
        ) : null}
        <ButtonLink to="/ledger">{ledger.toAll}</ButtonLink>
      </div>
    </>
  );
};
