import { Asked, MatchedBy } from '#console/parts/asked.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { ReleasesDocument } from '#core/documents/releases-document.ts';

/** As many as keep a page small. */
const ON_A_PAGE = 50;

const MICRO = 1_000_000;

interface Props {
  readonly visit: Visit;
  readonly releases: ReleasesDocument['releases'];
  /** Which page of the list, from 1 on. */
  readonly page: number;
}

/** Every answer in a line, the newest first. */
export const AnswersView = ({ visit, releases, page }: Props) => {
  const { answers } = visit.words;
  if (releases.length === 0) return <NoAnswers visit={visit} />;
  const { question, at, party, told, epsilon } = answers.columns;
  const shown = releases.toReversed().slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
  return (
    <>
      <p>{answers.lead}</p>
      <Box title={answers.list}>
        <Table
          caption={answers.list}
          isHeard
          columns={[
            { head: question },
            { head: at },
            { head: party },
            { head: told, isNumber: true },
            { head: epsilon, isNumber: true },
          ]}
          rows={shown.map((line) => [
            <>
              <a href={`/answers/${line.release}`}>
                <Asked words={visit.words} asked={line} />
              </a>{' '}
              <small class="soft">
                <MatchedBy words={visit.words} asked={line} />
              </small>
            </>,
            visit.formats.time(line.at),
            <OthersText text={line.party} />,
            answers.toldOf(line.cells - line.suppressed, line.cells),
            line.microEpsilon === undefined ? '' : visit.formats.number(line.microEpsilon / MICRO),
          ])}
        />
      </Box>
      <Pages visit={visit} page={page} pages={Math.ceil(releases.length / ON_A_PAGE)} />
    </>
  );
};

const NoAnswers = ({ visit: { words, pages } }: Pick<Props, 'visit'>) => {
  const { none, noneSays, askFirst } = words.answers;
  return (
    <EmptyState title={none} says={noneSays}>
      {pages.some(({ path }) => path === '/ask') ? (
        <ButtonLink to="/ask" primary>
          {askFirst}
        </ButtonLink>
      ) : null}
    </EmptyState>
  );
};

const Pages = ({
  visit: { words },
  page,
  pages,
}: Pick<Props, 'visit' | 'page'> & { readonly pages: number }) =>
  pages < 2 ? null : (
    <nav class="row" aria-label={words.answers.pages}>
      {page > 1 ? <a href={`/answers?page=${page - 1}`}>{words.answers.newer}</a> : null}
      {page < pages ? <a href={`/answers?page=${page + 1}`}>{words.answers.older}</a> : null}
    </nav>
  );
