import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AirlockError } from '#core/errors.ts';
import type { LetThrough } from '#proof/rails/guarded-room.ts';

/** How the command is used. */
export const USAGE = `npm run -s guard-rails -- --deploy-role NAME [options]

Writes the policies that an organisation puts over the operator's account: nobody but the deploy roles can change the room.

  --deploy-role NAME     a role of the operator's account that deploys, with its path; may be repeated, and hold a *
  --account ACCOUNT      an account besides operator and parties that may reach the room: of the auditors, of the pipeline
  --stage STAGE          the stage of the room (prod)
  --room NAME            its name, if -c room= was given
  --agreement FILE       its agreement, if -c agreement= was given
  --out FOLDER           where to write (docs/guard-rails)`;

/** What was asked for. */
export interface RailOptions {
  readonly through: LetThrough;
  readonly stage: string;
  readonly overrides: Readonly<Record<string, string | undefined>>;
  readonly out: string;
}

const RoleNames = z.array(z.string().regex(/^[\w+=,.@*/-]{1,512}$/)).min(1);
const Accounts = z.array(z.string().regex(/^\d{12}$/));

const usage = (message: string, cause?: unknown): AirlockError =>
  new AirlockError('usage', message, { cause });

/** Reads the command line; undefined if only help is asked for. Throws AirlockError('usage'). */
export const railOptions = (args: readonly string[]): RailOptions | undefined => {
  const values = valuesOf(args);
  if (values.help) return undefined;
  const deployRoles = RoleNames.safeParse(values['deploy-role']);
  if (!deployRoles.success)
    throw usage('Name the roles that deploy with --deploy-role, without their ARN: see --help.');
  const accounts = Accounts.safeParse(values.account ?? []);
  if (!accounts.success) throw usage('An --account has 12 digits: see --help.');
  return {
    through: { deployRoles: deployRoles.data, accounts: accounts.data },
    stage: values.stage ?? 'prod',
    overrides: { room: values.room, agreement: values.agreement },
    out: values.out ?? 'docs/guard-rails',
  };
};

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;

const valuesOf = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ 'deploy-role': texts, account: texts, stage: text, room: text },
        ...{ agreement: text, out: text, help: { type: 'boolean' } },
      },
    }).values;
  } catch (cause) {
    throw usage('This command line is not understood: see --help.', cause);
  }
};
