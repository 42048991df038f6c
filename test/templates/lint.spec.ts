import { beforeAll, describe, expect, it } from 'vitest';
import { fetchPython } from '#proof/python/python-environment.ts';
import { needlessReasons, unacknowledged } from '#proof/templates/acknowledged-findings.ts';
import { EVERY_ROOM, policiesOfRoom, templatesOf } from '#proof/templates/every-room.ts';
import { LINTERS } from '#proof/templates/fetch-linters.ts';
import { type Finding, lintRooms } from '#proof/templates/lint-rooms.ts';
import { writtenPolicy } from '#proof/templates/written-policy.ts';

const SELECT = {
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Principal: '*', Action: 's3:SelectObjectContent', Resource: '*' },
};
const PLANTED = {
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { Versioned: true } },
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: SELECT },
    },
  },
};

/** What is said of the rooms, and of faults that are planted beside them. */
const found: { readonly rooms: Finding[]; readonly planted: Finding[] } = {
  rooms: [],
  planted: [],
};

beforeAll(async () => {
  const templates = EVERY_ROOM.flatMap((room) =>
    [...templatesOf(room).written].map(
      ([stack, template]) => [`${room.name.replaceAll(' ', '-')} ${stack}`, template] as const,
    ),
  );
  const all = await lintRooms(await fetchPython(LINTERS), {
    templates: new Map([...templates, ['planted', PLANTED]]),
    policies: [...EVERY_ROOM.flatMap(policiesOfRoom), writtenPolicy('planted', 'resource', SELECT)],
    region: 'eu-west-1',
  });
  for (const each of all) found[each.where.startsWith('planted') ? 'planted' : 'rooms'].push(each);
});

describe('cfn-lint and parliament', () => {
  it.each(['cfn-lint', 'parliament'] as const)(
    '%s has nothing to say that is not acknowledged',
    (tool) => {
      expect(unacknowledged(found.rooms.filter((each) => each.tool === tool))).toEqual([]);
    },
  );

  it('would say what nobody acknowledged: an action or a property that does not exist', () => {
    const rules = unacknowledged(found.planted).map(({ tool, rule }) => `${tool} ${rule}`);
    expect(rules).toEqual(
      expect.arrayContaining(['cfn-lint W3037', 'cfn-lint E3002', 'parliament UNKNOWN_ACTION']),
    );
  });

  it('still say all that is acknowledged', () => {
    expect(needlessReasons(found.rooms)).toEqual([]);
  });
});
