import { askedText } from '#cli/render/ledger-event.ts';
import { eventSentence } from '#console/pages/ledger/event-sentence.ts';
import { reasonText } from '#console/parts/fault.tsx';
import { Code } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { shortened } from '#console/parts/shortened.ts';
import type { Visit } from '#console/visit.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';

interface Props {
  readonly visit: Pick<Visit, 'words'>;
  readonly event: LedgerEvent;
}

/** An event in words: who did what, what was asked, and why it was refused or done. */
export const AboutEntry = ({ visit, event }: Props) => (
  <>
    {eventSentence(visit.words.ledgerEvents, event)}
    <Question visit={visit} event={event} />
    <Reason visit={visit} event={event} />
  </>
);

const Question = ({ visit: { words }, event }: Props) =>
  'question' in event ? (
    <div class="soft">
      {words.ledger.question} <OthersText text={shortened(askedText(event))} />
    </div>
  ) : null;

/** A code that the catalogue knows in its words; another one, and what people wrote, as it is. */
const Reason = ({ visit: { words }, event }: Props) => {
  if (!('reason' in event)) return null;
  const isFreeze = event.type === 'room-frozen' || event.type === 'room-unfrozen';
  const said = isFreeze ? undefined : reasonText(words, event.reason);
  const asWritten = isFreeze ? <OthersText text={event.reason} /> : <Code>{event.reason}</Code>;
  return (
    <div class="soft">
      {words.ledger.reason} {said ?? asWritten}
    </div>
  );
};
