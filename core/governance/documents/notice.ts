import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { partiesByRole } from '#core/agreement/lookup.ts';
import type { Block, Language, Section } from '#core/documents/governance-document.ts';
import { gap, items, said, text } from '#core/governance/documents/blocks.ts';
import type { Facts } from '#core/governance/documents/facts.ts';
import { noticeData } from '#core/governance/documents/notice-data.ts';
import { ENGLISH } from '#core/governance/documents/notice-en.ts';
import { FRENCH } from '#core/governance/documents/notice-fr.ts';
import type { NoticePart, NoticeWords } from '#core/governance/documents/notice-words.ts';
import { everybody, nameOf, parties } from '#core/governance/documents/parties.ts';
import { officerText } from '#core/governance/organisations.ts';

/** What a notice says in each language. */
export const NOTICE_WORDS: Readonly<Record<Language, NoticeWords>> = { en: ENGLISH, fr: FRENCH };

type Part = (facts: Facts, words: NoticeWords) => readonly Block[];

const who: Part = (facts, { missing }) => {
  const named = parties(facts).flatMap(({ organisation }) => organisation?.name ?? []);
  return [...items(named), ...(named.length < 2 ? [gap(missing.who)] : [])];
};

const officer: Part = (facts, { writeTo, missing }) =>
  parties(facts).map((each) => {
    const contact = officerText(each);
    return contact === undefined
      ? gap(`${missing.officer} (${each.id})`)
      : text(writeTo(nameOf(each), contact));
  });

const purpose: Part = ({ signed: { agreement } }, words) => {
  const { interest } = agreement.governance?.assessment ?? {};
  return [
    text(words.purpose(agreement.purpose)),
    text(words.basis[agreement.legalBasis]),
    ...(agreement.legalBasis === 'legitimate-interests'
      ? [said(interest && words.interest(interest), words.missing.interest)]
      : []),
  ];
};

const source: Part = (facts, { source: sentence, missing }) =>
  parties(facts).map((each) => {
    const { source: from } = each.organisation ?? {};
    return said(from && sentence(nameOf(each), from), `${missing.source} (${each.id})`);
  });

const takesLists = (agreement: Agreement, party: string): boolean =>
  Object.keys(agreement.activations ?? {}).length > 0 &&
  partiesByRole(agreement).publisher.id === party;

const recipients: Part = (facts, words) => {
  const { agreement } = facts.signed;
  const all = everybody(facts);
  const helpers = all.flatMap(({ organisation }) =>
    Object.values(organisation?.subprocessors ?? {}).map(({ name, purpose: does, country }) =>
      words.helper(name, does, country),
    ),
  );
  const silent = all.filter(({ organisation }) => organisation?.subprocessors === undefined);
  return [
    ...items([
      ...parties(facts).map((each) =>
        takesLists(agreement, each.id)
          ? words.listTaker(nameOf(each))
          : words.recipient(nameOf(each)),
      ),
      words.counts(effectiveTerms(agreement).k),
      ...Object.values(agreement.activations ?? {}).map((each) => words.activation(each.purpose)),
      ...helpers,
    ]),
    ...silent.map(({ id }) => gap(`${words.missing.helpers} (${id})`)),
  ];
};

const transfers: Part = (facts, { transfer, missing }) => {
  const all = everybody(facts);
  const silent = all.filter(({ organisation }) => organisation?.subprocessors === undefined);
  const abroad = all.flatMap(({ organisation }) =>
    Object.values(organisation?.subprocessors ?? {}).flatMap((each) =>
      each.transfer === 'none' ? [] : [transfer.one(each.name, each.country, each.transfer)],
    ),
  );
  return [
    ...items(abroad),
    ...(abroad.length > 0 ? [text(transfer.copy)] : []),
    ...(abroad.length === 0 && silent.length === 0 ? [text(transfer.none)] : []),
    ...silent.map(({ id }) => gap(`${missing.transfers} (${id})`)),
  ];
};

const retention: Part = ({ signed }, { kept }) => items(kept(signed.agreement.retention));

const rights: Part = ({ signed }, words) =>
  items([
    ...words.rights,
    ...(signed.agreement.legalBasis === 'consent' ? [words.withdrawal] : []),
  ]);

const complaint: Part = (facts, { complaint: sentence, missing }) =>
  parties(facts).map(({ id, organisation }) =>
    said(
      organisation?.authority && sentence(organisation.authority),
      `${missing.authority} (${id})`,
    ),
  );

const obligation: Part = ({ signed }, { missing }) => [
  said(signed.agreement.governance?.assessment?.obligation, missing.obligation),
];

const decisions: Part = ({ signed }, { missing }) => [
  said(signed.agreement.governance?.assessment?.decisions, missing.decisions),
];

/** The parts in the order of Art. 13 and 14, each with what wants it. */
const PARTS: readonly (readonly [part: NoticePart, law: string, blocks: Part])[] = [
  ['who', '13(1)(a), 14(1)(a)', who],
  ['officer', '13(1)(b), 14(1)(b)', officer],
  ['purpose', '13(1)(c), (d), 14(1)(c), (2)(b)', purpose],
  ['data', '9, 10, 14(1)(d)', noticeData],
  ['source', '14(2)(f)', source],
  ['recipients', '13(1)(e), 14(1)(e)', recipients],
  ['transfers', '13(1)(f), 14(1)(f)', transfers],
  ['retention', '13(2)(a), 14(2)(a)', retention],
  ['rights', '13(2)(b), (c), 14(2)(c), (d)', rights],
  ['complaint', '13(2)(d), 14(2)(e)', complaint],
  ['obligation', '13(2)(e)', obligation],
  ['decisions', '13(2)(f), 14(2)(g)', decisions],
];

/** The sections of a notice for people. What the agreement says in its own words is not translated, which is a gap. */
export const noticeSections = (facts: Facts, language: Language): readonly Section[] => {
  const words = NOTICE_WORDS[language];
  const lead: readonly Block[] = [
    text(words.lead),
    ...(language === 'en' ? [] : [gap(words.missing.translation)]),
  ];
  return PARTS.map(([part, law, blocks], at) => ({
    heading: words.headings[part],
    law: `Art. ${law}`,
    blocks: [...(at === 0 ? lead : []), ...blocks(facts, words)],
  }));
};
