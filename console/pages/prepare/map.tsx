import { textOf } from '#console/pages/prepare/fields.ts';
import { AttributesBox } from '#console/pages/prepare/map-attributes.tsx';
import { ColumnsBox } from '#console/pages/prepare/map-columns.tsx';
import { ConsentBox } from '#console/pages/prepare/map-consent.tsx';
import { MoreBox, OutputBox, RepeatsBox } from '#console/pages/prepare/map-more.tsx';
import { SuggestionNotes } from '#console/pages/prepare/map-notes.tsx';
import { mapPath } from '#console/pages/prepare/map-path.ts';
import type { Mapping } from '#console/pages/prepare/mapping-view.ts';
import { Alert } from '#console/parts/alert.tsx';
import { Button } from '#console/parts/button.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { ReadingForm, WritingForm } from '#console/parts/form.tsx';
import { SelectField } from '#console/parts/form-field.tsx';
import { KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';

/** A file as it is to be mapped: the suggestion as a form, or as it was sent with what is wrong in it. */
export const MapView = (props: Mapping) => {
  const { visit, file, dataset, rows } = props;
  const { words, formats } = visit;
  const { prepare } = words;
  return (
    <>
      <p>{prepare.mapLead}</p>
      <KeyValues
        pairs={[
          [prepare.file, <OthersText text={file} />],
          [prepare.list, <OthersText text={dataset} />],
          [prepare.looked, formats.number(rows)],
        ]}
      />
      <OtherReading {...props} />
      {visit.isAuditor ? (
        <Alert words={words} kind="info">
          <p>{prepare.auditor}</p>
        </Alert>
      ) : null}
      <Trouble {...props} />
      <SuggestionNotes {...props} />
      {props.keyFile === 'missing' ? <DropKey {...props} /> : null}
      {visit.isAuditor ? <ColumnsBox {...props} /> : <Form {...props} />}
    </>
  );
};

const Form = (props: Mapping) => {
  const { visit, address, seen, keyFile, fields } = props;
  const { prepare } = visit.words;
  return (
    <WritingForm visit={visit} action={mapPath(address)}>
      <input type="hidden" name="seen" value={seen} />
      {Object.keys(fields)
        .filter((name) => name.startsWith('order.') || name === 'all')
        .map((name) => (
          <input type="hidden" name={name} value={textOf(fields, name)} />
        ))}
      <ColumnsBox {...props} />
      <AttributesBox {...props} />
      <ConsentBox {...props} />
      <MoreBox {...props} />
      <RepeatsBox {...props} />
      <OutputBox {...props} />
      <div class="row">
        <Button primary name="do" value="run">
          {prepare.run}
        </Button>
        <Button name="do" value="look">
          {prepare.look}
        </Button>
      </div>
      {keyFile === undefined || keyFile === 'missing' ? null : (
        <p class="soft">{prepare.hasKey(keyFile)}</p>
      )}
    </WritingForm>
  );
};

/** What has to be put right: as the room says it, and next to its fields. */
const Trouble = ({ visit: { words }, wrong, says, problem, isChanged, isPartial }: Mapping) => {
  const { prepare, shared } = words;
  return (
    <>
      {wrong.size > 0 || says !== undefined || problem !== undefined ? (
        <Alert words={words} kind="error">
          <p>{problem ?? (says === undefined ? shared.wrong : prepare.wrongMapping)}</p>
          {says === undefined ? null : (
            <p class="soft">
              {shared.sentence} <RoomSentence says={says} />
            </p>
          )}
        </Alert>
      ) : null}
      {isChanged ? (
        <Alert words={words} kind="warning">
          <p>{prepare.changedFile}</p>
        </Alert>
      ) : null}
      {isPartial ? (
        <Alert words={words} kind="warning">
          <p>{prepare.notAll}</p>
        </Alert>
      ) : null}
    </>
  );
};

const DropKey = ({ visit, address }: Mapping) => {
  const { words } = visit;
  const { prepare } = words;
  return (
    <Alert words={words} kind="warning">
      <p>
        <strong>{prepare.key}</strong>
      </p>
      <p>{prepare.keySays}</p>
      <WritingForm visit={visit} action="/prepare/key">
        <input type="hidden" name="file" value={address.file} />
        <input type="hidden" name="dataset" value={address.dataset} />
        <Button>{prepare.getKey}</Button>
      </WritingForm>
    </Alert>
  );
};

/** Other ways to begin: another reading of the letters, or a mapping that was saved. */
const OtherReading = ({ visit: { words }, address, encodings, saved }: Mapping) => {
  const { prepare } = words;
  return (
    <>
      <details>
        <summary>{prepare.encodingAsk}</summary>
        <ReadingForm action="/prepare/map">
          <input type="hidden" name="file" value={address.file} />
          <input type="hidden" name="dataset" value={address.dataset} />
          <SelectField
            name="encoding"
            label={prepare.encoding}
            value={address.encoding}
            choices={encodings.map((value) => ({ value, text: prepare.encodings[value] }))}
          />
          <Button>{prepare.readAgain}</Button>
        </ReadingForm>
      </details>
      {saved.length === 0 ? null : (
        <details>
          <summary>{prepare.earlier}</summary>
          <ul>
            {saved.map((name) => (
              <li>
                <a href={mapPath({ ...address, saved: name })}>
                  <OthersText text={name} />
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};
