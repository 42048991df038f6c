import { HeldView } from '#console/pages/governance/held.tsx';
import { ToGovernance } from '#console/pages/governance/to-governance.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { SubjectDocument } from '#core/documents/subject-document.ts';
import { KIND_WORDS } from '#core/governance/documents/kind-words.ts';

interface Props {
  readonly visit: Visit;
  readonly answer: SubjectDocument;
}

/** What the room holds about the person who asked, and the letters to keep. */
export const SubjectView = ({
  visit,
  answer,
  path,
}: Props & {
  /** Where its letters are. */
  readonly path: string;
}) => {
  const { access } = visit.words;
  const { found, tombstones } = answer;
  return (
    <>
      <Alert words={visit.words} kind={found ? 'info' : 'success'}>
        <p>{found ? access.found : access.notFound}</p>
        {tombstones === undefined ? null : <p>{access.marked(tombstones)}</p>}
      </Alert>
      <Letters visit={visit} path={path} />
      <Facts visit={visit} answer={answer} />
      <HeldView visit={visit} held={answer.held} />
      <Counted visit={visit} answer={answer} />
      <Unsearched visit={visit} answer={answer} />
      <p class="soft">{access.noted}</p>
      <ToGovernance visit={visit} />
    </>
  );
};

const LETTERS = [
  ['en', 'html'],
  ['fr', 'html'],
  ['en', 'md'],
  ['fr', 'md'],
] as const;

const Letters = ({ visit: { words }, path }: { readonly visit: Visit; readonly path: string }) => (
  <Box title={words.access.letter}>
    <p>{words.access.letterSays}</p>
    <ul>
      {LETTERS.map(([language, form]) => (
        <li>
          <a href={`${path}?form=${form}&language=${language}`}>
            {words.access.letterIn(words.access.letters[language], words.governance.forms[form])}
          </a>
        </li>
      ))}
      <li>
        <a href={`${path}?form=json`}>{words.access.copy}</a>
      </li>
    </ul>
    <p class="soft">{words.access.keptUntil}</p>
  </Box>
);

const Facts = ({ visit, answer }: Props) => {
  const { access } = visit.words;
  const { asked, purpose, legalBasis, at } = answer;
  return (
    <Box title={access.facts}>
      <KeyValues
        pairs={[
          [access.at, visit.formats.time(at)],
          [
            access.askedBy,
            asked
              .map(({ kind, identifiers }) =>
                access.times(KIND_WORDS[visit.reads][kind], identifiers),
              )
              .join(', '),
          ],
          [access.purpose, <OthersText text={purpose} />],
          [access.basis, <OthersText text={legalBasis} />],
        ]}
      />
    </Box>
  );
};

/** What ran on lists that hold the person: nobody is told whether they counted. */
const Counted = ({ visit, answer: { releases, lists, releasesOnGone, found } }: Props) => {
  const { access } = visit.words;
  const { formats } = visit;
  if (!found) return null;
  const rows = [
    ...releases.map((each) => ({ ...each, what: access.release, id: each.release })),
    ...lists.map((each) => ({ ...each, what: access.list, id: each.list })),
  ];
  return (
    <Box title={access.counted}>
      <p>{rows.length === 0 ? access.notCounted : access.countedSays}</p>
      {rows.length === 0 ? null : (
        <Table
          caption={access.counted}
          isHeard
          columns={access.countedColumns.map((head) => ({ head }))}
          rows={rows.map(({ what, id, at, until, party }) => [
            what,
            <Code>{id.slice(0, SHOWN_ID)}</Code>,
            formats.day(at),
            formats.day(until),
            <OthersText text={party} />,
          ])}
        />
      )}
      {releasesOnGone === 0 ? null : <p>{access.onGone(releasesOnGone)}</p>}
    </Box>
  );
};

/** So many characters tell answers and lists of a room apart. */
const SHOWN_ID = 12;

const Unsearched = ({ visit, answer: { unsearched } }: Props) => {
  const { access } = visit.words;
  if (unsearched.length === 0) return null;
  return (
    <Box title={access.unsearched}>
      <Table
        caption={access.unsearched}
        isHeard
        columns={access.unsearchedColumns.map((head) => ({ head }))}
        rows={unsearched.map(({ dataset, name, why, until }) => [
          <OthersText text={dataset} />,
          <Code>{name}</Code>,
          access.why[why],
          visit.formats.day(until),
        ])}
      />
    </Box>
  );
};
