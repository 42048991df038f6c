import type { AthenaClient } from '@aws-sdk/client-athena';
import type { S3Client } from '@aws-sdk/client-s3';
import type { AthenaPlace } from '#adapters/aws/athena/athena-execution.ts';
import { AthenaQueryEngine } from '#adapters/aws/athena/athena-query-engine.ts';
import type { KeptVault } from '#adapters/aws/athena/kept-vault.ts';
import { KmsKeyRing } from '#adapters/aws/kms/kms-key-ring.ts';
import type { Pairing } from '#adapters/aws/pairing/pairing-calls.ts';
import { VaultTexts } from '#adapters/aws/pairing/vault-texts.ts';
import { roomBuckets } from '#adapters/aws/s3/room-buckets.ts';
import { S3Copies } from '#adapters/aws/s3/s3-copy.ts';
import { FakeKms, freshKeyArns } from '#proof/loopback/fake-kms.ts';
import { FakeS3, vendorError } from '#proof/loopback/fake-s3.ts';
import type { AthenaAnswer } from '#proof/trino/athena-engine.ts';
import { AthenaFault } from '#proof/trino/athena-protocol.ts';
import { AthenaService } from '#proof/trino/athena-service.ts';
import { settingsOf, TEST_WORKGROUP } from '#proof/trino/through-athena.ts';

/** The bucket of the vault. */
const VAULT = 'the-vault';

/** What a statement is: it makes a match or a link, counts from what is kept, or does both at once. */
export type Statement = 'making' | 'counting' | 'whole';

const kindOf = (sql: string): Statement => {
  if (/\."(matches|links)"/.test(sql)) return 'counting';
  return /\) as kept\nfrom \w+\nwhere .+$/.test(sql) ? 'making' : 'whole';
};

const answered = (name: string, text: string): AthenaAnswer => ({
  ...{ columns: [{ name, type: 'varchar' }], rows: [[text]], scannedBytes: 1_000 },
});

const ANSWERS: Readonly<Record<Statement, AthenaAnswer>> = {
  making: answered('kept', `1000${'01'.repeat(9)}`),
  counting: answered('people', '0'.repeat(12)),
  whole: answered('people', '0'.repeat(12)),
};

/** A deployed room that keeps matches and links, over a script of Athena and the buckets of a fake S3. */
export class KeepingRoom {
  readonly s3 = new FakeS3(TEST_WORKGROUP.account);
  /** Every statement that ran to its end, in order. */
  readonly ran: Statement[] = [];
  readonly objects = roomBuckets(
    {
      ...{ account: TEST_WORKGROUP.account, vaultBucket: VAULT },
      resultsBucket: TEST_WORKGROUP.resultsBucket,
    },
    this.s3.client,
  );
  /** Called before each statement; what it throws fails it, and what it waits for holds it up. */
  before: (statement: Statement) => void | Promise<void> = () => {};
  readonly #keyRing = new KmsKeyRing(new FakeKms().client, freshKeyArns());
  readonly #service = new AthenaService({
    workgroups: { [TEST_WORKGROUP.name]: settingsOf(TEST_WORKGROUP) },
    engine: {
      run: async ({ sql }) => {
        const statement = kindOf(sql);
        await this.before(statement);
        this.ran.push(statement);
        return ANSWERS[statement];
      },
    },
    putResult: (location, content) =>
      this.objects.put(new URL(location).pathname.slice(1), content),
  });

  /** The engine as one process of the function has it. */
  engine(
    place: Partial<AthenaPlace> = {},
    vault: Partial<KeptVault> = {},
    pairing?: Pairing,
  ): AthenaQueryEngine {
    return new AthenaQueryEngine(
      {
        client: { send: (command: object) => this.#send(command) } as unknown as AthenaClient,
        ...{ workgroup: TEST_WORKGROUP, database: 'room', notes: this.objects },
        ...{ clock: { now: () => new Date() }, patienceMs: 5_000 },
        wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
        ...place,
      },
      { ...this.#vault, ...vault },
      pairing,
    );
  }

  /** What a function that makes matches keeps them by. */
  get texts(): VaultTexts {
    return new VaultTexts(this.#vault);
  }

  get #vault(): KeptVault {
    return {
      room: { objects: this.objects, keyRing: this.#keyRing },
      copies: new S3Copies(this.s3.client, TEST_WORKGROUP.account),
      vaultBucket: VAULT,
    };
  }

  /** The same, where S3 takes longer to copy than is waited for; and how often it was asked to. */
  engineOfSlowCopies(copyMs: number): { engine: AthenaQueryEngine; copied: () => number } {
    let copies = 0;
    const send = (command: object, options?: { readonly abortSignal: AbortSignal }) => {
      if (options === undefined) return this.s3.client.send(command as never);
      copies += 1;
      return new Promise((_, reject) => {
        options.abortSignal.onabort = () => reject(vendorError('AbortError'));
      });
    };
    const client = { send } as unknown as S3Client;
    const slow = new S3Copies(client, TEST_WORKGROUP.account, copyMs);
    return { engine: this.engine({}, { copies: slow }), copied: () => copies };
  }

  async #send(command: object): Promise<unknown> {
    const name = command.constructor.name.replace(/Command$/, '');
    try {
      return this.#service.answer(name, (command as { readonly input: unknown }).input);
    } catch (error) {
      throw error instanceof AthenaFault ? vendorError(error.code) : error;
    }
  }
}
