import { dailyOf, FUNCTION_NAMES, FUNCTIONS, type FunctionName } from '#core/access/functions.ts';
import { areasOf } from '#core/access/rights.ts';
import type { Agreement, Party } from '#core/agreement/agreement-schema.ts';
import { datasetsOf, partiesByRole, shareOf } from '#core/agreement/lookup.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { ownValue } from '#core/own-value.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** Where a room is: in a folder of one machine, or deployed on AWS. */
export type Where = 'local' | 'deployed';

/** One thing that somebody may do, and what lets them. */
export interface AccessRight {
  /** A party, an overseer, a function of the room, or whoever may read a folder. */
  readonly who: string;
  readonly may: string;
  /** A field of the agreement, or what else it follows from. */
  readonly by: string;
}

const ALL_PARTIES =
  'propose and approve agreements, freeze the room, read the ledger, all answers and the reports on its own lists';

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

const listsOf = (agreement: Agreement, { id, role }: Party): readonly AccessRight[] =>
  Object.entries(agreement.activations ?? {}).map(([name, { use }]) => ({
    who: id,
    may: `${role === 'advertiser' ? 'have made' : 'take home'} the list ${name} (${use})`,
    by: `activations.${name}`,
  }));

const ofParty = (agreement: Agreement, party: Party): readonly AccessRight[] => {
  const { id } = party;
  const asks = ownValue(agreement.analyses, id) ?? [];
  const lists = Object.keys(datasetsOf(agreement, id));
  return [
    { who: id, may: ALL_PARTIES, by: 'parties' },
    { who: id, may: `deliver ${lists.join(', ')}`, by: `datasets.${id}` },
    {
      who: id,
      may:
        asks.length === 0
          ? 'ask nothing'
          : `ask ${asks.join(', ')}, for ${percent(shareOf(agreement, id))} of each budget`,
      by: `analyses.${id}`,
    },
    ...listsOf(agreement, party),
  ];
};

const calledText = (name: FunctionName): string => {
  const { calledBy } = FUNCTIONS[name];
  const daily = dailyOf(name);
  const atHour = daily ? [`called once a day, at ${daily.hour}:00 UTC`] : [];
  if (calledBy.by === 'function') return `called by ${calledBy.name}`;
  if (calledBy.by !== 'parties')
    return [...(calledBy.by === 'drops' ? ['called by a drop on its way in'] : []), ...atHour].join(
      ', ',
    );
  const who = calledBy.role === undefined ? 'both parties' : `the ${calledBy.role}`;
  return `called by ${who}${calledBy.andBy === undefined ? '' : ', the operator and the auditor'}`;
};

const ofFunction = (name: FunctionName): AccessRight => {
  const { rights } = FUNCTIONS[name];
  const areas = areasOf(rights).map(([area, uses]) => `${area} (${uses.join(', ')})`);
  const keys = Object.entries(rights.keys).map(([key, uses]) => `${key} (${uses?.join(', ')})`);
  return {
    who: name,
    may: [
      `use ${[...areas, ...keys].join(', ')}${rights.queries ? ', and run queries' : ''}`,
      ...(rights.calls === undefined ? [] : [`have ${rights.calls} called`]),
    ].join(', and '),
    by: `core/access, ${calledText(name)}`,
  };
};

const OVERSEERS: readonly AccessRight[] = [
  {
    who: 'operator',
    may: 'deploy the room, freeze it, read the ledger; administer its account, within what the template denies',
    by: 'docs/access.md',
  },
  {
    who: 'auditor',
    may: 'read the ledger and the trail, freeze the room; change nothing else',
    by: 'docs/access.md',
  },
];

const FOLDER: AccessRight = {
  who: 'whoever may read the folder of the room',
  may: 'do everything with it, as its keys lie in it',
  by: 'a room of one machine',
};

/** Who may do what in a room: by the agreement, and by the table of its functions. The same for both parties. */
export const accessList = (agreement: Agreement, where: Where): readonly AccessRight[] => {
  const { advertiser, publisher } = partiesByRole(agreement);
  return [
    ...[advertiser, publisher].flatMap((party) => ofParty(agreement, party)),
    ...(where === 'local' ? [FOLDER] : [...OVERSEERS, ...FUNCTION_NAMES.map(ofFunction)]),
  ];
};

/** What tells one list of rights from another: who reviewed that list, reviewed this one, word for word. */
export const accessDigest = (rights: readonly AccessRight[]): Checksum =>
  sha256(canonicalJson(rights));
