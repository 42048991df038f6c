import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** What a row of either file says, in the words of the mapping. */
type Row = Readonly<Record<string, string>>;

type Reading = { digest: string } | { fault: string } | 'absent';

/** How to lint one of the files: written from the specification, not from the generator. */
export interface FileRules {
  readonly attributes: Readonly<Record<string, { column: string; values: readonly string[] }>>;
  readonly hasConsent: (row: Row) => boolean;
  readonly email: (row: Row) => Reading;
  readonly phone: (row: Row) => Reading;
}

/** One accepted row: its digests, and its attributes by name. */
export interface Accepted {
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What came of the rows of a file. */
export interface Recount {
  readonly rows: number;
  readonly accepted: Accepted[];
  readonly quarantined: Record<string, number>;
  /** Shares of the non-empty identifiers of a kind that cannot be used. */
  readonly unusable: Readonly<Record<'email' | 'phone', number>>;
}

const FILLERS = ['', 'null', 'n/a', 'none', '0', 'test@test.com'];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const digestsOfFillers = FILLERS.map(sha256);

/** Reads an e-mail address as it was typed. */
export const readRawEmail = (value: string): Reading => {
  const text = value.trim().toLowerCase();
  if (text === '') return 'absent';
  if (FILLERS.includes(text)) return { fault: 'placeholder' };
  const [local, domain, ...rest] = text.split('@');
  if (!local || !domain || rest.length > 0) return { fault: 'invalid-identifier' };
  if (domain !== 'gmail.com') return { digest: sha256(text) };
  return { digest: sha256(`${local.split('+')[0]?.replaceAll('.', '')}@gmail.com`) };
};

/** Reads the digest of an e-mail address, in hex or base64. */
export const readHashedEmail = (value: string): Reading => {
  if (value === '') return 'absent';
  if (value.includes('@')) return { fault: 'raw-email' };
  let digest = value.toLowerCase();
  if (/^[A-Za-z0-9+/]{43}=$/.test(value)) digest = Buffer.from(value, 'base64').toString('hex');
  if (!/^[0-9a-f]{64}$/.test(digest)) return { fault: 'not-a-digest' };
  return digestsOfFillers.includes(digest) ? { fault: 'placeholder' } : { digest };
};

/** Reads a British mobile number as it was typed. */
export const readRawPhone = (value: string): Reading => {
  if (value === '') return 'absent';
  if (FILLERS.includes(value)) return { fault: 'placeholder' };
  const digits = value.replace('(0)', '').replaceAll(/\D/g, '');
  const national = digits.replace(/^(0044|44|0)/, '');
  return /^7\d{9}$/.test(national)
    ? { digest: sha256(`+44${national}`) }
    : { fault: 'invalid-identifier' };
};

const attributesOf = (row: Row, rules: FileRules): Record<string, string> | undefined => {
  const found: Record<string, string> = {};
  for (const [name, { column, values }] of Object.entries(rules.attributes)) {
    const value =
      row[column] === '' && values.includes('unknown') ? 'unknown' : (row[column] ?? '');
    if (!values.includes(value)) return undefined;
    found[name] = value;
  }
  return found;
};

/** Reads a whole file into memory and lints it row by row, the slow and plain way. */
export const naiveRecount = (path: string, rules: FileRules): Recount => {
  const rows = parse(readFileSync(path), { columns: true }) as Row[];
  const accepted: Accepted[] = [];
  const quarantined: Record<string, number> = {};
  const owned = { email: new Set<string>(), phone: new Set<string>() };
  const seen = { email: 0, phone: 0 };
  const broken = { email: 0, phone: 0 };
  const quarantine = (reason: string): void => {
    quarantined[reason] = (quarantined[reason] ?? 0) + 1;
  };
  for (const row of rows) {
    const readings = { email: rules.email(row), phone: rules.phone(row) };
    for (const kind of ['email', 'phone'] as const) {
      const reading = readings[kind];
      if (reading !== 'absent') seen[kind] += 1;
      if (typeof reading === 'object' && 'fault' in reading) broken[kind] += 1;
    }
    const attributes = attributesOf(row, rules);
    const usable: Partial<Record<'email' | 'phone', string>> = {};
    const faults: string[] = [];
    for (const kind of ['email', 'phone'] as const) {
      const reading = readings[kind];
      if (reading === 'absent') continue;
      if ('digest' in reading) usable[kind] = reading.digest;
      else faults.push(reading.fault);
    }
    if (!rules.hasConsent(row)) quarantine('no-consent');
    else if (readings.email === 'absent' && readings.phone === 'absent')
      quarantine('no-identifier');
    else if (!attributes) quarantine('undeclared-value');
    else if (!usable.email && !usable.phone) quarantine(faults[0] ?? '');
    else {
      for (const kind of ['email', 'phone'] as const) {
        const digest = usable[kind];
        if (digest === undefined) continue;
        if (owned[kind].has(digest)) delete usable[kind];
        owned[kind].add(digest);
      }
      if (!usable.email && !usable.phone) quarantine('repeat');
      else accepted.push({ email: usable.email, phone: usable.phone, attributes });
    }
  }
  const unusable = { email: broken.email / seen.email, phone: broken.phone / seen.phone };
  return { rows: rows.length, accepted, quarantined, unusable };
};

/** The pairs of accepted people that share an identifier, the first of the given kinds deciding. */
export const matchedPairs = (
  brand: readonly Accepted[],
  publisher: readonly Accepted[],
  kinds: readonly ('email' | 'phone')[],
): readonly (readonly [Accepted, Accepted])[] => {
  const byKind = kinds.map(
    (kind) => [kind, new Map(publisher.map((person) => [person[kind], person]))] as const,
  );
  return brand.flatMap((person) => {
    for (const [kind, index] of byKind) {
      const digest = person[kind];
      const other = digest === undefined ? undefined : index.get(digest);
      if (other) return [[person, other] as const];
    }
    return [];
  });
};
