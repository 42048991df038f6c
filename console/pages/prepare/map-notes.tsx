import type { Mapping } from '#console/pages/prepare/mapping-view.ts';
import { Alert } from '#console/parts/alert.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import type { Words } from '#console/words/words.ts';
import type { SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';

/** What the suggestion leaves to whoever reads it: what has to be decided in sight, the rest behind it. */
export const SuggestionNotes = ({ visit: { words }, notes }: Mapping) => {
  const { prepare } = words;
  const open = notes.filter(({ what }) => what === 'open');
  const others = notes.filter(({ what }) => what !== 'open');
  return (
    <>
      {open.length === 0 ? null : (
        <Alert words={words} kind="warning">
          <p>{prepare.open}</p>
          <Notes words={words} notes={open} />
        </Alert>
      )}
      {others.length === 0 ? null : (
        <details>
          <summary>{prepare.aside}</summary>
          <Notes words={words} notes={others} />
        </details>
      )}
    </>
  );
};

const Notes = ({
  words: { prepare },
  notes,
}: {
  readonly words: Words;
  readonly notes: readonly SuggestionNote[];
}) => (
  <ul>
    {notes.map(({ about, what, says }) => (
      <li>
        <OthersText text={about} /> {prepare.about[what]} <RoomSentence says={says} />
      </li>
    ))}
  </ul>
);
