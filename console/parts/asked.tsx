import { OthersText } from '#console/parts/others-text.tsx';
import type { Words } from '#console/words/words.ts';
import type { AnalysisName } from '#core/analyses/analysis-names.ts';
import type { MatchKind } from '#core/identifiers/kinds.ts';

/** What was asked, in clear, as the ledger has it. */
interface AskedInClear {
  readonly analysis: AnalysisName;
  /** Entries of older rooms do not say this. */
  readonly on?: readonly MatchKind[] | undefined;
  readonly by?: readonly string[] | undefined;
  readonly where?: Readonly<Record<string, readonly string[]>> | undefined;
}

interface Props {
  readonly words: Words;
  readonly asked: AskedInClear;
}

/** A question in a line: its analysis, by what it counts, and whom alone. */
export const Asked = ({ words, asked: { analysis, by = [], where = {} } }: Props) => {
  const { asked } = words;
  const filters = Object.entries(where);
  return (
    <>
      {asked.analyses[analysis]}
      {by.length === 0 ? null : (
        <>
          {' '}
          {asked.by} <Listed texts={by} between={asked.and} />
        </>
      )}
      {filters.map(([name, values]) => (
        <>
          {', '}
          {asked.where} <OthersText text={name} /> {asked.is}{' '}
          <Listed texts={values} between={asked.or} />
        </>
      ))}
    </>
  );
};

/** By what people were matched for it; nothing where an older room does not say it. */
export const MatchedBy = ({ words: { asked }, asked: { on = [] } }: Props) =>
  on.length === 0 ? null : (
    <span>
      {asked.on} {on.map((kind) => asked.kinds[kind]).join(', ')}
    </span>
  );

/** Texts of others, and a word before the last one. */
const Listed = ({
  texts,
  between,
}: {
  readonly texts: readonly string[];
  readonly between: string;
}) => (
  <>
    {texts.map((text, at) => (
      <>
        {at === 0 ? '' : at === texts.length - 1 ? ` ${between} ` : ', '}
        <OthersText text={text} />
      </>
    ))}
  </>
);

/** The analysis and by what, as a title, where only text may stand. */
export const askedTitle = ({ asked }: Words, { analysis, by = [] }: AskedInClear): string =>
  by.length === 0
    ? asked.analyses[analysis]
    : `${asked.analyses[analysis]} ${asked.by} ${[by.slice(0, -1).join(', '), by.at(-1)].filter(Boolean).join(` ${asked.and} `)}`;
