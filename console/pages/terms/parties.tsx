import { TitledTable } from '#console/pages/terms/titled-table.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import type { Visit } from '#console/visit.ts';
import type { Agreement, Party } from '#core/agreement/agreement-schema.ts';
import { datasetsOf, experimentsOf } from '#core/agreement/lookup.ts';
import { attributeText } from '#core/analyses/attributes.ts';
import { ownValue } from '#core/own-value.ts';

interface Props {
  readonly visit: Visit;
  readonly agreement: Agreement;
  /** Which one it is, in words. */
  readonly of: string;
}

type Dataset = ReturnType<typeof datasetsOf>[string];

/** Who takes part, with which lists, and what each may ask. */
export const Parties = ({ visit, agreement, of }: Props) => {
  const { terms, home } = visit.words;
  return (
    <TitledTable
      title={terms.parties}
      of={of}
      columns={[home.columns.party, terms.brings, terms.asks].map((head) => ({ head }))}
      rows={agreement.parties.map((party) => [
        <Who visit={visit} party={party} />,
        <Lists visit={visit} datasets={datasetsOf(agreement, party.id)} />,
        <Questions visit={visit} asked={ownValue(agreement.analyses, party.id) ?? []} />,
      ])}
    />
  );
};

const Who = ({ visit: { words }, party }: { readonly visit: Visit; readonly party: Party }) => (
  <>
    <OthersText text={party.id} />
    <br />
    <span class="soft">{words.terms.roles[party.role]}</span>
    {party.account === undefined ? null : (
      <>
        <br />
        <span class="soft">{words.terms.account(party.account)}</span>
      </>
    )}
  </>
);

const Lists = ({
  visit,
  datasets,
}: {
  readonly visit: Visit;
  readonly datasets: Readonly<Record<string, Dataset>>;
}) => (
  <ul class="plain">
    {Object.entries(datasets).map(([name, dataset]) => (
      <li>
        <OthersText text={name} /> <About visit={visit} dataset={dataset} />
      </li>
    ))}
  </ul>
);

/** By what the people of a list may be told apart, each with every value that it may have. */
const About = ({ visit, dataset }: { readonly visit: Visit; readonly dataset: Dataset }) => {
  const { terms } = visit.words;
  const { attributes, bridges, events } = dataset;
  const named = Object.entries(attributes);
  return (
    <>
      {events === undefined ? null : <span class="soft">{terms.isEvents}</span>}
      <ul class="plain">
        {named.length === 0 ? <li class="soft">{terms.noAttributes}</li> : null}
        {named.map(([name, values]) => (
          <li>
            <OthersText text={`${name}: ${values.join(', ')}`} />
          </li>
        ))}
        {bridges === undefined ? null : <li class="soft">{terms.ownIds(bridges)}</li>}
      </ul>
    </>
  );
};

const Questions = ({
  visit: { words },
  asked,
}: {
  readonly visit: Visit;
  readonly asked: Agreement['analyses'][string];
}) =>
  asked.length === 0 ? (
    words.terms.asksNothing
  ) : (
    <ul class="plain">
      {asked.map((name) => (
        <li>{words.terms.analyses[name]}</li>
      ))}
    </ul>
  );

/** By what two people are one, and how files are protected on their way. */
export const Matching = ({ visit, agreement }: Omit<Props, 'of'>) => {
  const { terms } = visit.words;
  const { kinds, profile, defaultCountry, customerIdCase } = agreement.identifiers;
  const isSealed = agreement.drops?.sealed === true;
  return (
    <>
      <h3>{terms.matching}</h3>
      <KeyValues
        pairs={[
          [terms.kinds, <Code>{kinds.join(', ')}</Code>],
          [terms.profile, <Code>{profile}</Code>],
          ...(defaultCountry === undefined
            ? []
            : [[terms.country, <Code>{defaultCountry}</Code>] as const]),
          ...(customerIdCase === undefined
            ? []
            : [[terms.customerIds, terms.customerIdCases[customerIdCase]] as const]),
          [terms.drops, isSealed ? terms.sealed : terms.unsealed],
        ]}
      />
      {agreement.match ? <Points visit={visit} match={agreement.match} /> : null}
    </>
  );
};

/** Tenths of bits, as agreements have them, in one bit. */
const TENTHS = 10;

const Points = ({
  visit: { words },
  match: { table, digest, total, personal, cap },
}: {
  readonly visit: Visit;
  readonly match: NonNullable<Agreement['match']>;
}) => (
  <>
    <h3>{words.terms.points}</h3>
    <p>{words.terms.pointsSays(total / TENTHS, personal / TENTHS, cap)}</p>
    <KeyValues
      pairs={[
        [
          words.terms.table,
          <>
            <OthersText text={typeof table === 'string' ? table : table.name} />{' '}
            <Code>{digest}</Code>
          </>,
        ],
      ]}
    />
  </>
);

/** What both parties say was decided by chance; nothing where there is none. */
export const ChanceDecided = ({ visit, agreement, of }: Props) => {
  const { terms } = visit.words;
  const all = experimentsOf(agreement);
  if (all.length === 0) return null;
  return (
    <TitledTable
      title={terms.experiments}
      of={of}
      columns={Object.values(terms.experiment).map((head) => ({ head }))}
      rows={all.map(({ name, assignment, control, treated }) => [
        <OthersText text={name} />,
        <OthersText text={attributeText(assignment)} />,
        <OthersText
          text={[control, ...treated].map(({ arm, parts }) => `${arm} ${parts}`).join(', ')}
        />,
      ])}
    />
  );
};
