import type { Allowed } from '#proof/access/access-table.ts';

/** Something of a room that people ask about, and who may do what with it. */
export interface Place {
  readonly title: string;
  /** A word for pictures. */
  readonly id: string;
  readonly puts: readonly string[];
  readonly reads: readonly string[];
  readonly deletes: readonly string[];
}

interface Asked {
  readonly title: string;
  readonly id: string;
  readonly areas: readonly string[];
}

const PUTS = ['put', 'overwrite', 'put in pieces'];
const READS = ['get', 'get a version', 'read a result'];
const DELETES = ['delete', 'delete a version', 'bypass the lock'];

/** Everybody in a party's account is that party: which of its people may is for its own IAM to say. */
const personOf = (who: string, parties: readonly string[]): string => {
  const party = parties.find((each) => who.startsWith(`${each} `));
  if (party !== undefined) return `**${party}**`;
  if (who.startsWith('operator ')) return '**operator**';
  return who === 'security auditor' ? '**auditor**' : who;
};

/** What people ask about, in the order in which it comes to be. */
const askedOf = (parties: readonly string[]): readonly Asked[] => [
  ...parties.map((party) => ({
    title: `Lists of ${party}`,
    id: `lists-${party}`,
    areas: [`drops/${party}`],
  })),
  { title: 'Tokens, while a list is accepted', id: 'staging', areas: ['staging'] },
  { title: 'Tokens', id: 'vault', areas: ['vault'] },
  { title: 'Marks of those who stay forgotten', id: 'tombstones', areas: ['tombstones'] },
  {
    title: 'Who of one list is whom of the other, and whose events are whose',
    id: 'matches',
    areas: ['matches', 'links'],
  },
  {
    title: 'What queries found, before noise and threshold',
    id: 'results',
    areas: ['results', 'workgroup'],
  },
  { title: 'Releases', id: 'releases', areas: ['releases'] },
  { title: 'Lists for activation', id: 'lists', areas: ['lists'] },
  ...parties.map((party) => ({
    title: `Reports on lists of ${party}`,
    id: `reports-${party}`,
    areas: [`reports/${party}`],
  })),
  {
    title: 'Ledger and agreements',
    id: 'ledger',
    areas: ['ledger', 'ledger-head', 'ledger-checkpoints', 'agreements'],
  },
  { title: 'Trail', id: 'logs', areas: ['logs'] },
  { title: 'What audits found', id: 'audits', areas: ['audits'] },
];

/** Who may do what with each of the places of a room. */
export const placesOf = (
  allowed: readonly Allowed[],
  parties: readonly string[],
): readonly Place[] =>
  askedOf(parties).map(({ title, id, areas }) => {
    const who = (doing: readonly string[]): readonly string[] => [
      ...new Set(
        allowed
          .filter(({ may, on }) => doing.includes(may) && areas.includes(on))
          .map((each) => personOf(each.who, parties)),
      ),
    ];
    return { title, id, puts: who(PUTS), reads: who(READS), deletes: who(DELETES) };
  });
