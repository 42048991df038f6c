import { textOf } from '#console/pages/prepare/fields.ts';
import type { Mapping } from '#console/pages/prepare/mapping-view.ts';
import { wordsOf } from '#console/pages/prepare/role-words.ts';
import { type Role, rolesFor, roleText } from '#console/pages/prepare/roles.ts';
import { Box } from '#console/parts/box.tsx';
import { Button } from '#console/parts/button.tsx';
import { CellSelect, type ChoiceGroup } from '#console/parts/cell-select.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Words } from '#console/words/words.ts';
import { printable } from '#core/printable.ts';

/** Of a wide file so many of the first columns are shown, and those that are used: each has a list of uses to choose from. */
const MOST_SHOWN = 30;

/** Each column with how its values are written, and what it is used as. */
export const ColumnsBox = (props: Mapping) => {
  const { visit, fields } = props;
  const { prepare } = visit.words;
  const groups = groupsOf(visit.words, rolesFor(props));
  const placed = props.columns.map((column, at) => ({ ...column, at }));
  const isShown = ({ at }: { readonly at: number }): boolean =>
    at < MOST_SHOWN || textOf(fields, 'all') !== '' || textOf(fields, `role-${at}`) !== '';
  const others = placed.filter((column) => !isShown(column));
  return (
    <Box title={prepare.columns}>
      <p class="soft">{prepare.columnsSays}</p>
      <Table
        caption={prepare.columns}
        isHeard
        columns={[
          { head: prepare.column },
          { head: prepare.use },
          { head: prepare.shape },
          { head: prepare.emptyShare, isNumber: true },
        ]}
        rows={placed
          .filter(isShown)
          .map(({ name, shapes, empty, at }) => [
            <OthersText text={name} />,
            <Use {...props} at={at} name={name} groups={groups} />,
            shapes.length === 0 ? prepare.noValue : shapes.map((shape) => <Shape shape={shape} />),
            prepare.share(empty),
          ])}
      />
      {others.length === 0 ? null : (
        <>
          <p>{prepare.otherColumns(others.length)}</p>
          <p class="soft">
            <OthersText text={others.map(({ name }) => name).join(', ')} />
          </p>
          {visit.isAuditor ? null : (
            <Button name="do" value="all">
              {prepare.showAll}
            </Button>
          )}
        </>
      )}
    </Box>
  );
};

const Shape = ({ shape }: { readonly shape: string }) => (
  <div>
    <code class="shape" translate="no">
      {shape}
    </code>
  </div>
);

interface UseProps extends Mapping {
  readonly at: number;
  readonly name: string;
  readonly groups: readonly ChoiceGroup[];
}

const Use = ({ visit, fields, at, name, groups }: UseProps) => {
  const role = textOf(fields, `role-${at}`);
  if (!visit.isAuditor)
    return (
      <CellSelect
        name={`role-${at}`}
        label={visit.words.prepare.useOf(printable(name))}
        groups={groups}
        value={role}
      />
    );
  const chosen = groups.flatMap(({ choices }) => choices).find(({ value }) => value === role);
  return <>{chosen?.text}</>;
};

/** Under which heading a role stands. */
const headingOf = ({ prepare: { groups } }: Words, { as }: Role): string => {
  if (as === 'ignore') return '';
  if (as === 'kind' || as === 'hashed') return groups.identifiers;
  if (as === 'part') return groups.person;
  return as === 'attribute' ? groups.attributes : groups.more;
};

const groupsOf = (words: Words, roles: readonly Role[]): readonly ChoiceGroup[] =>
  [...Map.groupBy(roles, (role) => headingOf(words, role))].map(([title, of]) => ({
    title,
    choices: of.map((role) => ({ value: roleText(role), text: wordsOf(words, role) })),
  }));
