import { AGREEMENT_LINES } from '#console/pages/lists/agreement-lines.ts';
import { type Agreed, Terms } from '#console/pages/lists/terms.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import type { Visit } from '#console/visit.ts';

/** What the party may do with lists: have them made, or take them. */
type Part = 'advertiser' | 'publisher';

/** Where a list is looked at, made and taken. */
export const listPath = (name: string): string => `/activation/${encodeURIComponent(name)}`;

interface Props {
  readonly visit: Visit;
  readonly part: Part;
  readonly isInForce: boolean;
  readonly agreed: readonly Agreed[];
}

/** Every list that the agreement allows, with how it stands. */
export const ListsView = ({ visit, part, isInForce, agreed }: Props) => {
  const { lists } = visit.words;
  if (agreed.length === 0) return <NoLists visit={visit} />;
  return (
    <>
      <p>{lists.lead}</p>
      {isInForce ? null : (
        <Alert words={visit.words} kind="warning">
          {lists.notInForce}
        </Alert>
      )}
      {agreed.map((each) => (
        <Box title={each.name}>
          <Terms visit={visit} agreed={each} />
          <p>
            <ButtonLink to={listPath(each.name)}>
              {lists.open[visit.isAuditor ? 'look' : part](each.name)}
            </ButtonLink>
          </p>
        </Box>
      ))}
    </>
  );
};

const NoLists = ({ visit: { words } }: Pick<Props, 'visit'>) => {
  const { lists } = words;
  return (
    <>
      <p>{lists.lead}</p>
      <EmptyState title={lists.none} says={lists.noneSays} />
      <Box title={lists.how}>
        <p>{lists.howWrite}</p>
        <pre translate="no">{AGREEMENT_LINES}</pre>
      </Box>
    </>
  );
};
