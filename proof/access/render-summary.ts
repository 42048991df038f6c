import type { Place } from '#proof/access/places.ts';
import { renderPicture } from '#proof/access/render-picture.ts';
import type { StandingPower } from '#proof/access/standing-powers.ts';
import { toldInWords } from '#proof/access/told-of.ts';

/** What the page shows. */
interface SummaryContent {
  readonly places: readonly Place[];
  readonly powers: readonly StandingPower[];
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const names = (who: readonly string[]): string => (who.length > 0 ? who.join(', ') : 'nobody');

const placeLines = (places: readonly Place[]): readonly string[] => [
  row(['What', 'put by', 'read by', 'deleted by']),
  row(['---', '---', '---', '---']),
  ...places.map(({ title, puts, reads, deletes }) =>
    row([title, names(puts), names(reads), names(deletes)]),
  ),
];

const powerLines = (powers: readonly StandingPower[]): readonly string[] => [
  row(['What', 'What it would allow', 'What a party sees', 'Under [guard rails](guard-rails.md)']),
  row(['---', '---', '---', '---']),
  ...powers.map(({ what, allows, seen, underRails, told }) =>
    row([what, allows, `${toldInWords(told)}; ${seen}`, underRails]),
  ),
];

const INTRODUCTION = `# Who may do what

One page for whoever has five minutes. It is generated: \`npm run access\` works it out from the synthesised
templates of the \`prod\` stage, by simulating IAM, and [the table behind it](access-table.md) says for every person,
role and resource which statement of which policy decides. A test fails when either page is not what the
templates say, and neither is written while anything is allowed that [no sentence gives a reason
for](access-table.md#why-each-allow-is-there).
`;

const AFTER_PLACES = `**Bold** are people: any that the account lets, its administrators and root user too. *operator* is the account that
the room is in, *auditor* a role that looks and changes nothing. All others are functions of the room, each a
role of its own that nobody but Lambda takes; in \`prod\` they work inside the room's network alone. Strangers and
unsigned requests may do nothing at all. Nobody sees a threshold or noise undone: no person reads tokens, lists
or what a query found, and the one function that queries adds both before it writes.

Names of objects are not secret: an administrator of the operator may list which party delivered what and when.
`;

const PICTURE_ABOUT = `Where data may go: a line is a right to put, a broken line one to read. Left out are the ledger, which all read, and
functions that only look or delete.
`;

const POWERS_ABOUT = `As deployed, the operator's administrators can read no list, token or result. But whoever owns an account can
change what is in it, and no policy in an account binds its administrators for good. This is all that we know of,
each tried in the simulation. A *notice* is a letter of [the watch](watch.md) to the operator and to whoever of the
parties subscribed to it, some minutes later; *the trail* is the room's, which the auditor reads and, with
\`-c logArchive=\`, the parties too.

**Unseen only without an archive.** Whoever stops the trail and every notice within the same minutes is not told of,
and can forge the daily letter that says that the watch is on; the files of the trail then have a gap. With \`logArchive\`
what happened until then, the stopping itself included, lies locked in another account. Guard rails end it.
`;

const QUERIES = `## What the operator sees of queries

Athena shows the operator how many rows and bytes each stage of a query handled. Our queries handle the same
number whoever matches; on Trino 435 tests hold this for every kind of question. The operator sees the sizes of lists
and of their files, when and what was asked, and how long it took. We do not claim that times tell nothing. This was not
measured on AWS. Sizes of files tell of the attributes of a list, and where lists are cut into shards about how large the
overlap of two is, but not who is in it, nor a cell ([privacy](privacy.md#what-is-not-covered)).
`;

const LIMITS = `## What this does not prove

- **It is a simulation.** \`@cloud-copilot/iam-simulate\` evaluates the policies as AWS documents it
  ([decision 7](decisions/0007-iam-simulate.md)). It knows no session policies or grants of your organisation, and
  no request was sent to AWS: \`npm run smoke\` sends some.
- **Context is modelled.** Which keys a request carries is ours to say: a role's ARN and not its session's, no VPC
  endpoint and no address where a service hands a call on, the encryption context of a bucket key.
- **The root user** of the operator's account may always read, replace and delete the policy of a bucket, even if that
  policy denies it.
- **Object Lock, Block Public Access, encryption by default** are settings, not policies: the template assertions
  hold them.
- **AWS itself** runs all of it, and whoever manages the operator's organisation stands above the account
  ([what is left to them](guard-rails.md#what-is-still-possible)).
`;

/** The page `docs/access.md`. */
export const renderSummary = ({ places, powers }: SummaryContent): string =>
  [
    INTRODUCTION,
    ...['## Who can read and change what', '', ...placeLines(places), '', AFTER_PLACES],
    ...[PICTURE_ABOUT],
    ...[...renderPicture(places), ''],
    ...['## What an administrator of the operator’s account can still do', '', POWERS_ABOUT],
    ...[...powerLines(powers), ''],
    ...[QUERIES, LIMITS],
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
