import { textOf } from '#console/pages/prepare/fields.ts';
import { errorOf, type Mapping } from '#console/pages/prepare/mapping-view.ts';
import { SelectField, TextField } from '#console/parts/form-field.tsx';

/** How dates are mostly written; other ways are for a mapping file. */
const FORMATS = [
  ...['DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY', 'DD-MM-YYYY', 'D/M/YYYY', 'M/D/YYYY', 'D.M.YYYY'],
  ...['DDMMYYYY', 'YYYYMMDD', 'DD MMM YYYY', 'DD/MM/YY', 'MM/DD/YY', 'DD.MM.YY'],
  ...['excel', 'excel-1904'],
];

interface Props extends Mapping {
  /** What the fields end with. */
  readonly of: string;
  readonly label: string;
}

/** How dates of a column are written. */
export const DateFields = (props: Props) => {
  const { visit, fields, of, label } = props;
  const { prepare } = visit.words;
  const format = textOf(fields, `format.${of}`);
  const known = format === '' || FORMATS.includes(format) ? FORMATS : [format, ...FORMATS];
  return (
    <>
      <SelectField
        name={`format.${of}`}
        label={label}
        error={errorOf(props, `format.${of}`)}
        value={format}
        choices={[
          { value: '', text: prepare.yearFirst },
          ...known.map((value) => ({ value, text: value })),
        ]}
      />
      <TextField
        name={`year.${of}`}
        label={prepare.year}
        description={prepare.yearSays}
        error={errorOf(props, `year.${of}`)}
        value={textOf(fields, `year.${of}`)}
        type="number"
        min={1_800}
        max={2_100}
      />
    </>
  );
};
