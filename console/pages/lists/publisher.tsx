import { basename } from 'node:path';
import { listPath } from '#console/pages/lists/lists.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { WritingForm } from '#console/parts/form.tsx';
import { SelectField, TextField } from '#console/parts/form-field.tsx';
import { KeyValues } from '#console/parts/key-values.tsx';
import type { Visit } from '#console/visit.ts';
import type { TakenListDocument } from '#core/documents/taken-list-document.ts';

/** What the form of taking says, and what of it has to be put right. */
export interface Taking {
  readonly map?: string | undefined;
  readonly file?: string | undefined;
  readonly wrong: ReadonlySet<string>;
}

interface Props {
  readonly visit: Visit;
  readonly name: string;
  readonly maps: readonly string[];
  readonly taking: Taking;
}

/** Takes a list home: by which map, and into which new file. */
export const PublisherView = ({ visit, name, maps, taking: { map, file, wrong } }: Props) => {
  const { lists } = visit.words;
  if (maps.length === 0)
    return (
      <Box title={lists.take}>
        <p>{lists.takeSays}</p>
        <EmptyState title={lists.noMaps} says={lists.noMapsSays} />
      </Box>
    );
  return (
    <Box title={lists.take}>
      <p>{lists.takeSays}</p>
      {wrong.size === 0 ? null : (
        <Alert words={visit.words} kind="error">
          {visit.words.shared.wrong}
        </Alert>
      )}
      <WritingForm visit={visit} action={`${listPath(name)}/take`}>
        <SelectField
          name="map"
          label={lists.map}
          description={lists.mapSays}
          error={wrong.has('map') ? lists.mapWrong : undefined}
          value={map}
          choices={maps.map((value) => ({ value, text: value }))}
        />
        <TextField
          name="file"
          label={lists.file}
          description={lists.fileSays}
          constraint={lists.fileForm}
          error={wrong.has('file') ? lists.fileWrong : undefined}
          value={file ?? `${name}.csv`}
          required
        />
        <Button primary>{lists.take}</Button>
      </WritingForm>
    </Box>
  );
};

/** What became of a list at home. */
export const TakenView = ({ visit, taken }: { visit: Visit; taken: TakenListDocument }) => {
  const { words, formats } = visit;
  const { lists } = words;
  const { written, repeated = 0, withoutId, escaped, notFound } = taken;
  const pairs = Object.entries({ written, repeated, withoutId, escaped, notFound } as const);
  const doubts = [
    ...(notFound > 0 ? [lists.notFound] : []),
    ...(repeated > 0 ? [lists.repeated] : []),
    ...(escaped > 0 ? [lists.escaped] : []),
  ];
  return (
    <>
      <Alert words={words} kind="success">
        {lists.taken(basename(taken.file), taken.expires)}
      </Alert>
      {doubts.map((says) => (
        <Alert words={words} kind="warning">
          {says}
        </Alert>
      ))}
      <KeyValues
        pairs={pairs.map(([name, count]) => [
          lists.takenFacts[name as keyof typeof lists.takenFacts],
          formats.number(count),
        ])}
      />
      <p>
        <ButtonLink to={listPath(taken.activation)}>{lists.toList}</ButtonLink>
      </p>
    </>
  );
};
