import type { RoomScope } from '#core/audit/room-scope.ts';
import { quotedText } from '#core/audit/sql-conditions.ts';

/** Parts of a list that are looked at: a policy of 20 KB, the longest there is, holds no more statements. */
const PLACES = 100;

/** Where in JSON one part stands, which lists hold under numbers, and what is no list without. */
const suffixes = ['', ...Array.from({ length: PLACES }, (_, at) => `[${at}]`)];

/** The text of "named" without the accounts that may be named there. */
const withoutOwn = (parties: readonly string[]): string =>
  parties.reduce(
    (text, account) => `replace(${text}, ${quotedText(account)}, '')`,
    "replace(named, account, '')",
  );

const partOf = (name: string): string =>
  `json_extract(document, '$.Statement' || suffix || '.${name}')`;

const textOf = (name: string): string => `json_format(${partOf(name)})`;

/**
 * A condition by which a statement for everybody is for some alone: it holds only where a caller, a network or a source
 * is one that is named (S3 guide, "The meaning of public", which has the same keys). No condition that a caller without
 * the key fulfils (`Not`, `IfExists`, `Null`, `ForAllValues`), none that everybody fulfils (TLS, a user agent, `*`), and
 * no range of addresses that is a large part of the internet.
 */
const BINDS = [
  '(?i)"(ForAnyValue:)?(String(Equals|Like|EqualsIgnoreCase)|Arn(Equals|Like)|IpAddress)"',
  String.raw`\s*:\s*\{([^{}]*,)?\s*"(aws:(Source(Ip|Arn|Vpc|Vpce|Owner|Account|OrgId|OrgPaths)`,
  '|VpcSourceIp|Principal(Arn|Account|OrgId|OrgPaths)|userid)',
  String.raw`|s3:DataAccessPoint(Arn|Account)|kms:CallerAccount)"\s*:\s*(\[\s*)?"[^"*]`,
].join('');
const BINDS_NOBODY = [
  '"[*]+"|"arn:[^":]*[*]|"arn:[^":]*:[^":]*:[^":]*:[*?]',
  '|"[0-9.]+/[0-7]"|"[0-9A-Fa-f:]*:/([0-9]|[12][0-9]|3[01])"',
].join('');

/**
 * The statements of the documents in "policies", one a row. "principals" of a statement for all but some are
 * everybody; "named" are they and who stands in the condition.
 */
const STATEMENTS = `(
  select
    event_id, principal, account, effect, actions, resources, principals,
    principals || coalesce(condition, '') as named,
    strpos(principals, '"*"') > 0 and not coalesce(
      regexp_like(condition, ${quotedText(BINDS)})
        and not regexp_like(condition, ${quotedText(BINDS_NOBODY)}), false
    ) as for_everybody
  from (
    select
      event_id, principal, account,
      json_extract_scalar(document, '$.Statement' || suffix || '.Effect') as effect,
      ${textOf('Condition')} as condition,
      case when ${partOf('NotAction')} is not null then '"*"' else lower(${textOf('Action')}) end as actions,
      case when ${partOf('NotResource')} is not null then '"*"' else ${textOf('Resource')} end as resources,
      case when ${partOf('NotPrincipal')} is not null then '"*"' else ${textOf('Principal')} end as principals
    from policies cross join {{places}}
  ) as parts
) as statements`;

/**
 * Pieces of SQL by which a question reads a document within an event: the places of a list, the statements of
 * policies, and whether "named" of a statement holds another account than its own, and than those of the parties.
 */
export const documentPlaces = (room?: RoomScope): Readonly<Record<string, string>> => {
  const places = `(values ${suffixes.map((suffix) => `(${quotedText(suffix)})`).join(', ')}) as place (suffix)`;
  return {
    places,
    statements: STATEMENTS.replace('{{places}}', places),
    names_another: `regexp_like(replace(named, coalesce(account, '-'), 'own'), '[":][0-9]{12}[":]')`,
    names_strangers: `regexp_like(${withoutOwn(room?.parts?.parties ?? [])}, '[0-9]{12}')`,
  };
};
