import { Table } from '#console/parts/table.tsx';

type Props = Omit<Parameters<typeof Table>[0], 'caption' | 'isHeard'> & {
  readonly title: string;
  /** Which agreement it is of: a page shows two, and each table has a name of its own. */
  readonly of: string;
};

/** A table of an agreement under its heading. */
export const TitledTable = ({ title, of, columns, rows }: Props) => (
  <>
    <h3>{title}</h3>
    <Table caption={`${title} – ${of}`} isHeard columns={columns} rows={rows} />
  </>
);
