import { afterEach, describe, expect, it } from 'vitest';
import type { RoomScope } from '#core/audit/room-scope.ts';
import { TRAIL_COLUMNS } from '#core/audit/trail-columns.ts';
import type { Trail, TrailRow } from '#core/ports/trail.ts';

/** Opens a trail of these events, as CloudTrail wrote them, each delivered as often as it is there. */
export type OpenTrailOf = (events: readonly object[], scope?: RoomScope) => Promise<Trail>;

const ACCOUNT = '111111111111';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/room-answer-question`;
const SCOPE: RoomScope = { account: ACCOUNT, room: 'room', names: ['vault-bucket'] };

/** An event with all that the table has. */
const WHOLE = {
  eventVersion: '1.11',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROA:run-1',
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/room-answer-question/run-1`,
    accountId: ACCOUNT,
    accessKeyId: 'ASIA1',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROA',
        arn: ROLE,
        accountId: ACCOUNT,
        userName: 'room-answer-question',
      },
      attributes: { mfaAuthenticated: 'false', creationDate: '2026-03-02T11:00:00Z' },
      sourceIdentity: 'somebody',
    },
    invokedBy: 'athena.amazonaws.com',
  },
  eventTime: '2026-03-02T11:05:00Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '192.0.2.1',
  userAgent: "it's [me] ünicode",
  errorCode: 'AccessDenied',
  errorMessage: 'no "right"',
  requestParameters: { bucketName: 'vault-bucket', list: [{ a: 'one' }], none: null, flag: true },
  responseElements: null,
  additionalEventData: { bytesTransferredOut: 375 },
  requestID: 'R1',
  eventID: 'whole',
  readOnly: true,
  resources: [{ ARN: 'arn:aws:s3:::vault-bucket', accountId: ACCOUNT, type: 'AWS::S3::Bucket' }],
  eventType: 'AwsApiCall',
  managementEvent: false,
  recipientAccountId: ACCOUNT,
  sharedEventID: 'S1',
  vpcEndpointId: 'vpce-1',
  eventCategory: 'Data',
};

const PLAIN_ROW = {
  ...{ event_id: 'whole', event_version: '1.11', event_time: '2026-03-02T11:05:00Z' },
  ...{ event_source: 's3.amazonaws.com', event_name: 'GetObject', aws_region: 'eu-west-1' },
  ...{ source_ip: '192.0.2.1', user_agent: "it's [me] ünicode", error_code: 'AccessDenied' },
  ...{ error_message: 'no "right"', read_only: true, event_type: 'AwsApiCall' },
  ...{ event_category: 'Data', management_event: false, account: ACCOUNT, request_id: 'R1' },
  ...{ shared_event_id: 'S1', vpc_endpoint_id: 'vpce-1', identity_type: 'AssumedRole' },
  ...{ principal_id: 'AROA:run-1', principal_arn: WHOLE.userIdentity.arn },
  ...{ identity_account: ACCOUNT, access_key_id: 'ASIA1', user_name: null, issuer_arn: ROLE },
  ...{ issuer_type: 'Role', issuer_name: 'room-answer-question', mfa: 'false' },
  ...{ invoked_by: 'athena.amazonaws.com', source_identity: 'somebody', service_details: null },
  ...{ response: null, principal: `${ROLE}/run-1`, of_room: true },
};

const event = (id: string, others: object = {}): object => ({ ...WHOLE, eventID: id, ...others });

/** Nothing of it is of the room. */
const elsewhere = (id: string, account: string): object =>
  event(id, {
    ...{ requestParameters: { bucketName: 'other' }, resources: [], recipientAccountId: account },
    userIdentity: { type: 'IAMUser', arn: `arn:aws:iam::${account}:user/eve`, accountId: account },
  });

const idsOf = async (trail: Trail): Promise<readonly TrailRow[string][]> =>
  (await trail.rows('select event_id from trail_events order by event_id')).map(
    ({ event_id: id }) => id ?? null,
  );

/** The promises of every trail. */
export const describeTrail = (name: string, openTrailOf: OpenTrailOf): void => {
  describe(`a trail ${name}`, () => {
    const opened: Trail[] = [];
    afterEach(async () => {
      for (const trail of opened.splice(0)) await trail[Symbol.asyncDispose]();
    });
    const open: OpenTrailOf = async (...given) => {
      const trail = await openTrailOf(...given);
      opened.push(trail);
      return trail;
    };

    it('has every member of an event in a column of its own', async () => {
      const [row = {}] = await (await open([WHOLE])).rows('select * from trail_events');
      expect(Object.keys(row).sort()).toEqual([...TRAIL_COLUMNS].sort());
      expect(row).toMatchObject(PLAIN_ROW);
      for (const part of ['identity', 'request', 'additional', 'resources'])
        expect([part, typeof row[part]]).toEqual([part, 'string']);
    });

    it('answers of JSON what stands at a path, and nothing of an object, a list or another path', async () => {
      const scalars = [
        ['request', '$.bucketName', 'vault-bucket'],
        ['request', '$.list[0].a', 'one'],
        ['request', '$.list', null],
        ['request', '$.none', null],
        ['request', '$.flag', 'true'],
        ['request', '$.other.path', null],
        ['response', '$.any', null],
        ['additional', '$.bytesTransferredOut', '375'],
        ['resources', '$[0].ARN', 'arn:aws:s3:::vault-bucket'],
        ['identity', '$.sessionContext.sessionIssuer.userName', 'room-answer-question'],
        ['error_message', '$.any', null],
      ] as const;
      const columns = scalars.map(
        ([column, path], at) => `json_extract_scalar(${column}, '${path}') as c${at}`,
      );
      const [row] = await (await open([WHOLE])).rows(`select ${columns} from trail_events`);
      expect(Object.values(row ?? {})).toEqual(scalars.map(([, , value]) => value));
    });

    it('binds values in their order, whatever stands in them, in a question that has queries of its own', async () => {
      const trail = await open([WHOLE]);
      const hostile = "it's ' or true --";
      const sql = `with asked as (select event_id, ? as first from trail_events where regexp_like(event_name, ?))
        select event_id, first, count(*) as n from asked where first = ? group by 1, 2`;
      expect(await trail.rows(sql, [hostile, '^Get', hostile])).toEqual([
        { event_id: 'whole', first: hostile, n: 1 },
      ]);
      expect(await trail.rows(sql, [hostile, '^Put', hostile])).toEqual([]);
    });

    it('has an event once, however often it was delivered', async () => {
      const trail = await open([event('a'), event('b'), event('a'), event('a')]);
      expect(await idsOf(trail)).toEqual(['a', 'b']);
      expect(trail.examined).toMatchObject({ events: 2, duplicates: 2 });
    });

    it('keeps another event under an id that was there, and says so', async () => {
      const trail = await open([event('a'), event('a', { eventName: 'PutObject' }), event('a')]);
      expect(await idsOf(trail)).toEqual(['a', 'a~2']);
      expect(trail.examined).toMatchObject({ events: 2, duplicates: 1 });
      expect(trail.examined.unread).toMatchObject([{ reason: 'same-id-other-event', count: 1 }]);
    });

    it('judges the account of the room, and of others what touches the room', async () => {
      const foreign = '222222222222';
      const touching = { ...elsewhere('c', foreign), requestParameters: { role: ROLE } };
      const trail = await open(
        [event('a'), elsewhere('b', ACCOUNT), touching, elsewhere('d', foreign)],
        SCOPE,
      );
      const rows = await trail.rows('select event_id, of_room from trail_events order by 1');
      expect(rows).toEqual([
        { event_id: 'a', of_room: true },
        { event_id: 'b', of_room: false },
        { event_id: 'c', of_room: true },
      ]);
      expect(trail.examined.unread).toMatchObject([{ reason: 'foreign-account', count: 1 }]);
    });

    it('judges everything where no room is named', async () => {
      const trail = await open([elsewhere('a', '222222222222')]);
      expect(await trail.rows('select of_room from trail_events')).toEqual([{ of_room: true }]);
      expect(trail.examined).toMatchObject({ accounts: ['222222222222'], unread: [] });
    });

    it('says what it took otherwise than it stands: of a new version, without what each event has, no event', async () => {
      const trail = await open([
        event('new', { eventVersion: '2.00' }),
        event('lacking', { eventID: undefined }),
        event('nothing', { eventName: undefined }),
        event('insight', { eventType: 'AwsCloudTrailInsight' }),
      ]);
      expect((await idsOf(trail)).map((id) => String(id).slice(0, 5))).toEqual(['new', 'none-']);
      const counted = trail.examined.unread.map(({ reason, count }) => [reason, count]);
      expect(counted).toEqual([
        ['not-an-event', 1],
        ['insight', 1],
        ['unknown-version', 1],
        ['missing-fields', 1],
      ]);
    });

    it('has no event of a time that no clock shows', async () => {
      const times = ['infinity', 'yesterday', '99999-01-01T00:00:00Z', '2026-13-45T10:00:00Z', ''];
      const trail = await open([
        event('whole'),
        ...times.map((eventTime, at) => event(`no-${at}`, { eventTime })),
      ]);
      expect(await idsOf(trail)).toEqual(['whole']);
      expect(trail.examined.unread).toMatchObject([{ reason: 'not-an-event', count: 5 }]);
    });

    it('says when and where its events were', async () => {
      const trail = await open([
        event('a', { eventTime: '2026-03-02T11:59:59Z', awsRegion: 'us-east-1' }),
        event('b', { eventTime: '2026-03-02T09:00:00Z' }),
      ]);
      expect(trail.examined).toMatchObject({
        ...{ from: '2026-03-02T09:00:00Z', to: '2026-03-02T11:59:59Z', events: 2 },
        ...{ accounts: [ACCOUNT], regions: ['eu-west-1', 'us-east-1'] },
      });
    });

    it('is empty where there is nothing', async () => {
      const trail = await open([]);
      expect(await idsOf(trail)).toEqual([]);
      expect(trail.examined).toMatchObject({ from: null, to: null, events: 0, unread: [] });
    });
  });
};
