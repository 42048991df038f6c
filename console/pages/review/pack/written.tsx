import { sideText } from '#console/pages/ledger/event-sentence.ts';
import { Absent } from '#console/pages/review/pack/absent.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import { LookingForm } from '#console/parts/form.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import type { Visit } from '#console/visit.ts';
import type { WrittenPack } from '#core/documents/pack-document.ts';
import type { PackNote } from '#core/documents/pack-note.ts';

/** The entry of the ledger that notes a pack. */
export const Note = ({
  visit: { words },
  note,
}: {
  readonly visit: Visit;
  readonly note: PackNote;
}) => (
  <a href={`/ledger/entries/${note.entry}`}>
    {words.custody.pack.noted(note.entry, note.at, sideText(words.ledgerEvents, note))}
  </a>
);

/** A pack that was written: what tells it from any other, and the way to its check. */
export const WrittenView = ({
  visit,
  pack: written,
  name,
}: {
  readonly visit: Visit;
  readonly pack: WrittenPack;
  readonly name: string;
}) => {
  const { words, formats } = visit;
  const { pack } = words.custody;
  return (
    <>
      <Alert words={words} kind="success">
        <p>{pack.written(name)}</p>
      </Alert>
      <Box title={pack.what}>
        <KeyValues
          pairs={[
            [pack.file, <OthersText text={name} />],
            [pack.bytes, formats.number(written.bytes)],
            [pack.files, formats.number(written.files)],
            [pack.note, <Note visit={visit} note={written.note} />],
            [pack.sha256, <Code>{written.sha256}</Code>],
            [pack.manifest, <Code>{written.manifest}</Code>],
          ]}
        />
        <LookingForm visit={visit} action="/review/pack/verify">
          <input type="hidden" name="verify" value={name} />
          <p class="row">
            <Button primary>{pack.start}</Button>
            <ButtonLink to="/review/pack">{pack.again}</ButtonLink>
          </p>
        </LookingForm>
      </Box>
      <Absent visit={visit} absent={written.absent} />
    </>
  );
};
