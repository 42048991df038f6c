import { TitledTable } from '#console/pages/terms/titled-table.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import type { Visit } from '#console/visit.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';

interface Props {
  readonly visit: Visit;
  readonly agreement: Agreement;
  /** Which one it is, in words. */
  readonly of: string;
}

/** What is allowed by exception of what the law protects most; nothing where nothing is. */
export const Exceptions = ({ visit: { words }, agreement, of }: Props) => {
  const { terms } = words;
  const all = Object.values(agreement.specialCategories ?? {});
  if (all.length === 0) return null;
  return (
    <TitledTable
      title={terms.exceptions}
      of={of}
      columns={Object.values(terms.exception).map((head) => ({ head }))}
      rows={all.map(({ at, values = [], category, article, reason }) => [
        <OthersText text={[at, values.join(', ')].filter((each) => each !== '').join(': ')} />,
        terms.categories[category],
        article,
        <OthersText text={reason} />,
      ])}
    />
  );
};

type Organisation = NonNullable<NonNullable<Agreement['governance']>['organisations']>[string];

/** Who answers for the data, and where people write to; nothing where nobody is named. */
export const Organisations = ({ visit: { words }, agreement, of }: Props) => {
  const { terms } = words;
  const all = Object.values(agreement.governance?.organisations ?? {});
  if (all.length === 0) return null;
  return (
    <TitledTable
      title={terms.organisations}
      of={of}
      columns={Object.values(terms.organisation).map((head) => ({ head }))}
      rows={all.map((each) => [
        <OthersText text={each.name} />,
        terms.dataRoles[each.role],
        <Contacts contacts={each.contacts} />,
        each.source === undefined ? null : <OthersText text={each.source} />,
      ])}
    />
  );
};

const Contacts = ({ contacts }: { readonly contacts: Organisation['contacts'] }) => (
  <ul class="plain">
    {Object.values(contacts).map(({ name, email }) => (
      <li>
        <OthersText text={`${name}, ${email}`} />
      </li>
    ))}
  </ul>
);
