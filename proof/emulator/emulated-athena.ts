import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { EngineAddress } from '#proof/emulator/athena-backend.ts';
import { engineRoot, openEngine } from '#proof/emulator/athena-backend.ts';
import type { DeployedRoom } from '#proof/emulator/deploy-room.ts';
import { tablesOf, workgroupsOf } from '#proof/emulator/glue-tables.ts';
import { VaultMirror } from '#proof/emulator/vault-mirror.ts';
import type { LoopbackServer } from '#proof/loopback/loopback-server.ts';
import { startAthenaFacade } from '#proof/trino/athena-facade.ts';

/** What happens before a statement runs: throwing fails the query. */
type BeforeQuery = (signal: AbortSignal) => Promise<void>;

/** Athena of an emulated room. */
export interface EmulatedAthena extends LoopbackServer {
  /** While it is set, called before each statement. */
  before: BeforeQuery | undefined;
  /** Cancels a query, as a person can by hand. */
  stop(execution: string): Promise<void>;
}

/** Most rows of a page of results: few, so that ordinary answers take several. */
const PAGE_ROWS = 7;

/** As S3 keeps it: with a sum of its bytes, which a copy has as well. */
const putResult = async (s3: S3Client, location: string, Body: Uint8Array): Promise<void> => {
  const { host: Bucket, pathname } = new URL(location);
  const Key = pathname.slice(1);
  await s3.send(new PutObjectCommand({ Bucket, Key, Body, ChecksumAlgorithm: 'SHA256' }));
};

/** Starts Athena over the tables and the workgroup of the templates, and the vault's own files. */
export const startAthena = async (
  base: DeployedRoom,
  engine: EngineAddress,
): Promise<EmulatedAthena> => {
  const vault = new VaultMirror(base.s3, {
    bucket: base.outputs.VaultBucket ?? '',
    collaboration: base.outputs.Collaboration ?? '',
    root: engineRoot(engine, base.folder),
  });
  const opened = await openEngine(engine, tablesOf(base.stacks), vault);
  const facade = await startAthenaFacade({
    workgroups: workgroupsOf(base.stacks),
    pageRows: PAGE_ROWS,
    putResult: (location, content) => putResult(base.s3, location, content),
    engine: {
      run: async (statement, signal) => {
        await athena.before?.(signal);
        return opened.run(statement, signal);
      },
    },
  });
  const athena: EmulatedAthena = {
    ...facade,
    before: undefined,
    stop: async (QueryExecutionId) => {
      await fetch(facade.origin, {
        method: 'POST',
        headers: { 'x-amz-target': 'AmazonAthena.StopQueryExecution' },
        body: JSON.stringify({ QueryExecutionId }),
      });
    },
  };
  return athena;
};
