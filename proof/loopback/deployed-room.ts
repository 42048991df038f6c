import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalRoom, openRoom } from '#adapters/local/deps.ts';
import { beginRoom } from '#adapters/local/room-marker.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { deployable } from '#core/agreement/deployable.ts';
import type { Checksum } from '#core/sha256.ts';
import { makeHandler as makeAnswerQuestion } from '#lambdas/answer-question/handler.ts';
import { makeHandler as makeApproveAgreement } from '#lambdas/approve-agreement/handler.ts';
import { makeHandler as makeFreezeRoom } from '#lambdas/freeze-room/handler.ts';
import { makeHandler as makeMakeList } from '#lambdas/make-list/handler.ts';
import { makeHandler as makeTellSubject } from '#lambdas/tell-subject/handler.ts';
import { type Reply, serveOnLoopback } from '#proof/loopback/loopback-server.ts';
import { type ServicesOptions, serve, serviceError } from '#proof/loopback/room-services.ts';
import { answer, type UrlFrontOptions } from '#proof/loopback/url-front.ts';
import {
  type ReceivedRequest,
  type Signer,
  type Signers,
  verifySignature,
} from '#proof/loopback/verify-signature.ts';

/** The account that the room is in. */
export const OPERATOR = '111111111111';
/** The region that the room is in. */
export const REGION = 'eu-west-1';
const KEY_ARN = `arn:aws:kms:${REGION}:${OPERATOR}:key/ledger`;
const ROOM = 'airlock-test';
const OVERSEERS = { account: OPERATOR, auditorRole: `${ROOM}-auditor` };

/** A room behind the interfaces of AWS, on loopback: signatures are verified, functions run in process. */
export interface DeployedTestRoom {
  readonly name: string;
  readonly origin: string;
  readonly ports: LocalRoom;
  readonly outputs: Record<string, string>;
  /** Writes the outputs as `cdk deploy --outputs-file` does; answers the path. */
  outputsFile(changes?: Record<string, string | undefined>): Promise<string>;
  /** Variables with which somebody's commands reach the room. */
  environmentOf(who: string): Record<string, string | undefined>;
  /** What the functions say that they are made of. None, and nobody approves code: as in a room of one machine. */
  code: Checksum | undefined;
  /** Answers in place of the room, while it is set. */
  fault: (request: ReceivedRequest, service: string) => Reply | undefined;
  /** Every request that was answered, by service and path. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** What AWS does when a manifest arrived. */
export type OnManifest = (room: DeployedTestRoom, key: string) => void;

const signersOf = ({ agreement }: AgreementWithDigest): Signers => ({
  'key-of-operator': { secretAccessKey: 'secret of operator', account: OPERATOR },
  'key-of-auditor': {
    secretAccessKey: 'secret of auditor',
    account: OPERATOR,
    role: OVERSEERS.auditorRole,
  },
  'key-of-stranger': { secretAccessKey: 'secret of stranger', account: '999999999999' },
  ...Object.fromEntries(
    deployable(agreement, 'the agreement of the test').parties.map(({ id, account }) => [
      `key-of-${id}`,
      { secretAccessKey: `secret of ${id}`, account, sessionToken: `session of ${id}` },
    ]),
  ),
  'key-of-yesterday': { secretAccessKey: 'old', account: OPERATOR, expired: true },
});

const serviceOf = ({ headers, url }: ReceivedRequest): string =>
  /\/aws4_request/.test(String(headers.authorization))
    ? (/\/([^/]+)\/aws4_request/.exec(String(headers.authorization))?.[1] ?? '')
    : ['/question', '/approval', '/freeze', '/list', '/subject'].some((door) =>
          url.startsWith(door),
        )
      ? 'lambda'
      : '';

/** The functions behind the URLs, as they are deployed at the moment of each call. */
const urlsOf = (
  ports: LocalRoom,
  signers: Signers,
  deployed: () => { readonly agreementDigest: Checksum; readonly code: Checksum | undefined },
): UrlFrontOptions => ({
  signers,
  region: REGION,
  functions: {
    question: (event) => makeAnswerQuestion({ ...ports, ...deployed() })(event),
    approval: (event) => makeApproveAgreement({ ...ports, ...deployed() })(event),
    freeze: (event) => makeFreezeRoom({ ...ports, overseers: OVERSEERS, tokenEpoch: 1 })(event),
    subject: (event) => makeTellSubject(ports)(event),
    list: (event) => makeMakeList({ ...ports, ...deployed() })(event),
  },
});

const outputsOf = ({ agreement, digest }: AgreementWithDigest, origin: string) => ({
  Collaboration: agreement.id,
  Account: OPERATOR,
  Region: REGION,
  DropBuckets: JSON.stringify(
    Object.fromEntries(agreement.parties.map(({ id }) => [id, `drops-${id}`])),
  ),
  VaultBucket: 'the-vault',
  LedgerBucket: 'the-ledger',
  ReleasesBucket: 'the-releases',
  LedgerKeyArn: KEY_ARN,
  AgreementDigest: digest,
  QuestionUrl: `${origin}/question/`,
  ApprovalUrl: `${origin}/approval/`,
  FreezeUrl: `${origin}/freeze/`,
  ListUrl: `${origin}/list/`,
  SubjectUrl: `${origin}/subject/`,
});

const environment = (origin: string, key: string, signer: Signer | undefined) => ({
  AWS_ENDPOINT_URL: origin,
  AWS_REGION: REGION,
  AWS_ACCESS_KEY_ID: key,
  AWS_SECRET_ACCESS_KEY: signer?.secretAccessKey ?? 'unknown',
  AWS_SESSION_TOKEN: signer?.sessionToken,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
});

/** Answers one request as AWS would, unless the room's fault does. */
const answerRequest = async (
  request: ReceivedRequest,
  room: DeployedTestRoom,
  { urls, services }: { readonly urls: UrlFrontOptions; readonly services: ServicesOptions },
): Promise<Reply> => {
  const service = serviceOf(request);
  room.seen.push(`${service} ${request.method} ${request.url.split('?')[0]}`);
  const fault = room.fault(request, service);
  if (fault) return fault;
  if (service === 'lambda') return answer(request, urls);
  const caller = verifySignature(request, urls.signers);
  return caller.outcome === 'refused'
    ? serviceError(service, 403, caller.error.replace(/Exception$/, ''))
    : serve(request, caller, services);
};

/** Opens a room that nobody has proposed an agreement in. `onManifest` plays the state machine. */
export const openDeployedRoom = async (
  signed: AgreementWithDigest,
  onManifest: OnManifest,
): Promise<DeployedTestRoom> => {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-deployed-'));
  const marker = await beginRoom(folder, async () => false);
  const ports = await openRoom(folder, { marker, access: 'write' });
  const signers = signersOf(signed);
  const { parties } = deployable(signed.agreement, 'the agreement of the test');
  const services: ServicesOptions = {
    ...{ operator: OPERATOR, objects: ports.objects, keyRing: ports.keyRing },
    ledgerKeyArn: KEY_ARN,
    accounts: Object.fromEntries(parties.map(({ id, account }) => [id, account])),
    publisher: parties.find(({ role }) => role === 'publisher')?.account,
    stack: { name: `${ROOM}-pipeline`, outputs: () => room.outputs },
    onArrival: (key) => {
      if (key.endsWith('/manifest.json')) onManifest(room, key);
    },
  };
  const deployed = () => ({ agreementDigest: signed.digest, code: room.code });
  const behind = { urls: urlsOf(ports, signers, deployed), services };
  const server = await serveOnLoopback((request) => answerRequest(request, room, behind));
  const { origin } = server;
  const room: DeployedTestRoom = {
    ...{ name: ROOM, origin, ports, seen: [], code: undefined, fault: () => undefined },
    outputs: outputsOf(signed, origin),
    outputsFile: async (changes = {}) => {
      const path = join(folder, `outputs-${randomUUID()}.json`);
      const outputs = { ...room.outputs, CodeDigest: room.code, ...changes };
      const stacks = { [`${ROOM}-data`]: { KeyArn: 'x' }, [`${ROOM}-pipeline`]: outputs };
      await writeFile(path, JSON.stringify(stacks));
      return path;
    },
    environmentOf: (who) => ({
      ...environment(origin, `key-of-${who}`, signers[`key-of-${who}`]),
      AIRLOCK_HOME: join(folder, 'homes', who),
    }),
    close: async () => {
      await server.close();
      await ports.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return room;
};
