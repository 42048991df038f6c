import { unitsText } from '#cli/render/histories.ts';
import { Box } from '#console/parts/box.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { SubjectDocument } from '#core/documents/subject-document.ts';
import { KIND_WORDS } from '#core/governance/documents/kind-words.ts';

type Held = SubjectDocument['held'][number];
type PeopleHeld = Extract<Held, { of: 'people' }>;
type EventsHeld = Extract<Held, { of: 'events' }>;

/** As many events as a page shows: the file for programs has them all. */
const SHOWN_EVENTS = 50;

/** What is held in each list of the party. */
export const HeldView = ({
  visit,
  held,
}: {
  readonly visit: Visit;
  readonly held: readonly Held[];
}) => (
  <>
    {held.map((each) => (
      <Box title={visit.words.access.held(each.dataset)}>
        <p>{visit.words.access.span(each.published, each.until)}</p>
        {each.of === 'people' ? (
          <People visit={visit} held={each} />
        ) : (
          <Events visit={visit} held={each} />
        )}
      </Box>
    ))}
  </>
);

const valuesText = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');

const People = ({ visit, held }: { readonly visit: Visit; readonly held: PeopleHeld }) => {
  const { access } = visit.words;
  return (
    <Table
      caption={access.rowsOf(held.dataset, held.version.slice(0, SHOWN_ID))}
      isHeard
      columns={access.rowColumns.map((head) => ({ head }))}
      rows={held.rows.map((row) => [codesOf(visit, row), <Values attributes={row.attributes} />])}
    />
  );
};

/** So many characters tell versions of a list apart. */
const SHOWN_ID = 12;

const Values = ({ attributes }: { readonly attributes: Readonly<Record<string, string>> }) => (
  <OthersText text={valuesText(attributes)} />
);

const codesOf = ({ words: { access }, reads }: Visit, row: PeopleHeld['rows'][number]): string => {
  const { kinds, ownIds, matchKeys = 0, label } = row;
  const said = [
    ...kinds.map((kind) => KIND_WORDS[reads][kind]),
    ...(ownIds > 0 ? [access.ownIds(ownIds)] : []),
    ...(matchKeys > 0 ? [access.matchKeys(matchKeys)] : []),
    ...(label ? [access.label] : []),
  ];
  return said.join(', ') || access.noCode;
};

const Events = ({ visit, held }: { readonly visit: Visit; readonly held: EventsHeld }) => {
  const { access } = visit.words;
  const { latest, total, value: measure, dataset, version } = held;
  const shown = latest.slice(0, SHOWN_EVENTS);
  return (
    <>
      <p>{access.events(total, shown.length)}</p>
      <Table
        caption={access.rowsOf(dataset, version.slice(0, SHOWN_ID))}
        isHeard
        columns={access.eventColumns.map((head) => ({ head }))}
        rows={shown.map(({ at, by, attributes, value }) => [
          visit.formats.time(at),
          KIND_WORDS[visit.reads][by],
          <Values attributes={attributes} />,
          measure && value !== undefined ? (
            <OthersText text={`${unitsText(value, measure.decimals)} ${measure.unit}`} />
          ) : null,
        ])}
      />
    </>
  );
};
