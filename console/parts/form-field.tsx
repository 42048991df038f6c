import type { Child } from '#console/parts/child.ts';

/** What a field says around its input. */
export interface FieldFace {
  /** Its name in the form, and its id. */
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  /** How it has to be written. */
  readonly constraint?: string;
  /** What is wrong with what was sent. */
  readonly error?: string | undefined;
}

const idsOf = ({ name, description, constraint, error }: FieldFace): string | undefined => {
  const ids = [
    ...(description ? [`${name}-description`] : []),
    ...(constraint ? [`${name}-constraint`] : []),
    ...(error ? [`${name}-error`] : []),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
};

/** What an input must have so that whoever hears the page knows what its field says. */
const toldOf = (face: FieldFace) => ({
  id: face.name,
  name: face.name,
  'aria-describedby': idsOf(face),
  ...(face.error ? { 'aria-invalid': 'true' as const } : {}),
});

const Said = ({ name, description, constraint, error }: FieldFace) => (
  <>
    {description ? (
      <span class="hint" id={`${name}-description`}>
        {description}
      </span>
    ) : null}
    {constraint ? (
      <span class="hint" id={`${name}-constraint`}>
        {constraint}
      </span>
    ) : null}
    {error ? (
      <span class="fault" id={`${name}-error`}>
        {error}
      </span>
    ) : null}
  </>
);

const Field = ({ children, ...face }: FieldFace & { readonly children: Child }) => (
  <div class="field">
    <label for={face.name}>{face.label}</label>
    <Said {...face} />
    {children}
  </div>
);

interface Input extends FieldFace {
  readonly value?: string | undefined;
  readonly required?: boolean;
  readonly type?: 'text' | 'date' | 'number';
  readonly min?: number;
  readonly max?: number;
  readonly step?: string;
}

/** A line to type. */
export const TextField = ({ value, required, type = 'text', min, max, step, ...face }: Input) => (
  <Field {...face}>
    <input
      {...toldOf(face)}
      {...{ type, value, required, min, max, step }}
      autocomplete="off"
      spellcheck={false}
    />
  </Field>
);

/** Something that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly text: string;
}

interface Choosing extends FieldFace {
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
}

/** One of several, from a list. */
export const SelectField = ({ choices, value, ...face }: Choosing) => (
  <Field {...face}>
    <select {...toldOf(face)}>
      {choices.map((each) => (
        <option value={each.value} selected={each.value === value}>
          {each.text}
        </option>
      ))}
    </select>
  </Field>
);

interface Ticking extends FieldFace {
  readonly choices: readonly Choice[];
  readonly values: readonly string[];
  /** `radio`: one of them. */
  readonly type: 'checkbox' | 'radio';
}

/** Some of several, or one, all of them in sight. */
export const ChoiceField = ({ choices, values, type, ...face }: Ticking) => (
  <fieldset class="field" aria-describedby={idsOf(face)}>
    <legend>{face.label}</legend>
    <Said {...face} />
    {choices.map(({ value, text }) => (
      <div>
        <input
          type={type}
          id={`${face.name}-${value}`}
          name={face.name}
          value={value}
          checked={values.includes(value)}
        />{' '}
        <span>
          <label class="choice" for={`${face.name}-${value}`}>
            {text}
          </label>
        </span>
      </div>
    ))}
  </fieldset>
);

interface Writing extends FieldFace {
  readonly value?: string | undefined;
  readonly rows: number;
}

/** Several lines to type. */
export const TextAreaField = ({ value = '', rows, ...face }: Writing) => (
  <Field {...face}>
    <textarea {...toldOf(face)} rows={rows} autocomplete="off" spellcheck={false}>
      {value}
    </textarea>
  </Field>
);
