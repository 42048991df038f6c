import { Table } from '#console/parts/table.tsx';

interface Props {
  readonly title: string;
  readonly heads: readonly [label: string, value: string];
  /** Each number as people write it. */
  readonly numbers: readonly { readonly label: string; readonly text: string }[];
}

/** A table of numbers, each beside its label. */
export const LabelledNumbers = ({ title, heads, numbers }: Props) => (
  <Table
    caption={title}
    columns={[{ head: heads[0] }, { head: heads[1], isNumber: true }]}
    rows={numbers.map(({ label, text }) => [label, text])}
  />
);
