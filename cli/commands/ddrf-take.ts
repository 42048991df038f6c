import { joseTokens } from '#adapters/jose/jose-tokens.ts';
import { openInbox, waitingFolder } from '#adapters/local/ddrf-inbox.ts';
import { checkFree, writeNewFile } from '#adapters/local/new-file.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { type CliCommand, required } from '#cli/command.ts';
import { readIssuers, readPrivateKey } from '#cli/ddrf/read-keys.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { readAgreement } from '#cli/read-file.ts';
import { smallText } from '#cli/small-text.ts';
import { Domain } from '#core/ddrf/claims.ts';
import { MAX_REQUEST_LENGTH } from '#core/ddrf/ddrf-limits.ts';
import { httpStatusOf, RESULT_CODES } from '#core/ddrf/result-codes.ts';
import { DdrfTakenDocument } from '#core/documents/ddrf-document.ts';
import { AirlockError } from '#core/errors.ts';
import { takeRequest } from '#core/usecases/ddrf/take-request.ts';

interface Options {
  readonly agreement: string;
  readonly domain: string;
  readonly issuers: string;
  readonly key: string;
  readonly inbox: string;
  readonly out: string;
}

/** `airlock ddrf take`: verifies a signed deletion request, and answers with a signed acknowledgement. */
export const ddrfTake: CliCommand<Options, DdrfTakenDocument> = {
  examples: [
    'ddrf take request.jwt --agreement agreement.yaml --domain brand.example --issuers issuers --key private.json --inbox inbox --out answer.jwt',
  ],
  argumentSummary: 'the request, a JSON Web Token (rqJWT), or - for standard input',
  options: [
    required('--agreement <file>', 'the agreement.yaml of the collaboration: its kinds are taken'),
    required('--domain <name>', 'your domain, as requests and acknowledgements name it'),
    required('--issuers <dir>', 'keys of those whose requests you take: publisher.example.json …'),
    required('--key <file>', 'your private key, by which the acknowledgement is signed'),
    required('--inbox <dir>', 'where it is kept what was taken, and whom to forget'),
    required('--out <file>', 'write the acknowledgement (acJWT) to a new file'),
  ],
  document: DdrfTakenDocument,
  run: async ({ options, args }) => {
    const { agreement } = await readAgreement(options.agreement);
    const { identifiers } = agreement;
    await checkFree(options.out);
    const desk = {
      ...{ domain: checkedDomain(options.domain), identifiers },
      ...{ issuers: await readIssuers(options.issuers), key: await readPrivateKey(options.key) },
    };
    // What is too long is no request: the desk says so in its answer.
    const text = await smallText(args[0] ?? '', {
      ...{ what: 'words of a request', maxBytes: 4 * MAX_REQUEST_LENGTH },
    });
    const ports = {
      tokens: joseTokens,
      clock: { now: () => new Date() },
      randomness: systemRandomness,
    };
    const taken = await takeRequest({ ...ports, ...openInbox(options.inbox) }, desk)(text.trim());
    await writeNewFile(options.out, `${taken.acknowledgement}\n`);
    const { result, says } = taken;
    return {
      ...{ kind: 'ddrf-taken', result, says, acknowledgement: options.out },
      ...{ code: RESULT_CODES[result], http: httpStatusOf(result) },
      waiting: identifiers.kinds.map((kind) => ({
        kind,
        folder: waitingFolder(options.inbox, kind),
      })),
    };
  },
  render: ({ result, code, http, says, acknowledgement, waiting }) => [
    `${says} Result ${code}; answer with HTTP ${http} and the content of "${acknowledgement}".`,
    ...(result === 'accepted'
      ? [
          `Whom to forget lies in ${waiting.map(({ folder }) => `"${folder}"`).join(', ')}: a digest a file.`,
        ]
      : []),
  ],
  exitCode: ({ result }) => (result === 'accepted' ? EXIT.done : EXIT.refused),
};

const checkedDomain = (text: string): string => {
  const domain = Domain.safeParse(text);
  if (domain.success) return domain.data;
  throw new AirlockError(
    'usage',
    'A domain is written in lower case, such as brand.example: check --domain.',
  );
};
