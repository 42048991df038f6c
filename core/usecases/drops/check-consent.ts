import type { ConsentKind, ConsentTerms } from '#core/agreement/consent-schema.ts';
import { type Consent, sinceOf } from '#core/drops/consent/consent-mapping.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_STATEMENT_LENGTH } from '#core/limits.ts';
import type { PrepareRequest } from '#core/usecases/drops/check-preparation.ts';

/** What is said of consent: by the agreement, by the mapping, and by the party. */
type Request = Pick<PrepareRequest, 'signed' | 'attestation'> & {
  readonly mapping: { readonly consent?: Consent | undefined };
};

const usage = (says: string): never => {
  throw new AirlockError('usage', says);
};

const checkStatement = ({ attestation }: Request): void => {
  if (attestation !== undefined && attestation.trim() === '')
    usage(
      'The word on consent is empty: say with --attest "…" what everybody in the file agreed to.',
    );
  if ((attestation ?? '').length > MAX_STATEMENT_LENGTH)
    usage(`The word on consent is too long: say it in ${MAX_STATEMENT_LENGTH} characters.`);
};

const HOW: Readonly<Record<ConsentKind, string>> = {
  attested: '--attest "…"',
  boolean: '{ column: Opt-in, accept: [yes] }',
  timestamp: '{ column: Opt-in date, kind: timestamp }',
  tcf: '{ column: TC string, kind: tcf }',
  gpp: '{ column: GPP string, kind: gpp }',
};

/** Kinds that say nothing of when somebody consented. */
const UNDATED: readonly ConsentKind[] = ['boolean', 'gpp'];

const checkTerms = (terms: ConsentTerms, consent: Consent | undefined): void => {
  const kind: ConsentKind = consent === undefined ? 'attested' : (consent.kind ?? 'boolean');
  if (!terms.kinds.includes(kind))
    usage(
      `The agreement does not take consent that is ${kind}: say in the mapping "consent", as ${terms.kinds.map((each) => HOW[each]).join(' or ')}.`,
    );
  if (terms.maxAgeDays !== undefined && UNDATED.includes(kind) && !sinceOf(consent))
    usage(
      `The agreement lets consent count for ${terms.maxAgeDays} days: say in the mapping which column holds its date, "since" of "consent".`,
    );
};

/**
 * Holds what the mapping and the party say of consent against the agreement. Throws AirlockError('usage') where nobody
 * says who agreed, or in another way than the agreement takes.
 */
export const checkConsent = (request: Request): void => {
  const { signed, mapping, attestation } = request;
  checkStatement(request);
  if (!mapping.consent && attestation === undefined)
    usage(
      'Say who consented: map a consent column, or attest with --attest "…" that everybody in the file may be used.',
    );
  const { consent: terms } = signed.agreement;
  if (terms) checkTerms(terms, mapping.consent);
  else if (mapping.consent?.kind === 'tcf' || mapping.consent?.kind === 'gpp')
    usage(
      `The agreement does not say what a string of ${mapping.consent.kind} must allow: agree on "consent", or map a column with a yes.`,
    );
};
