import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '#core/deployment/template.ts';
import { verifyDeployment } from '#core/deployment/verify-deployment.ts';
import {
  type ExportedRoom,
  exportRoom,
  settingsIn,
} from '#test/support/deployment/exported-room.ts';

type Members = Readonly<Record<string, Json>>;
type Choose = () => boolean;

const isMembers = (value: Json): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const turned = <Item>(items: readonly Item[], choose: Choose): readonly Item[] =>
  choose() ? items.toReversed() : items;

/** One text or a list of one, in whichever order: in a policy it is the same. */
const otherList = (value: Json, choose: Choose): Json => {
  if (Array.isArray(value)) {
    const [only] = value;
    return value.length === 1 && only !== undefined && choose() ? only : turned(value, choose);
  }
  return choose() ? [value] : value;
};

const otherPrincipal = (value: Json, choose: Choose): Json => {
  if (typeof value !== 'string')
    return Array.isArray(value) ? value.map((each) => otherPrincipal(each, choose)) : value;
  const account = /^arn:aws:iam::(\d{12}):root$/.exec(value)?.[1];
  return account !== undefined && choose() ? account : value;
};

const otherStatement = (statement: Json, choose: Choose): Json => {
  if (!isMembers(statement)) return statement;
  const members = Object.entries(statement).map(([name, value]): readonly [string, Json] => {
    if (name === 'Sid') return [name, choose() ? 'Renamed' : value];
    if (/^(Not)?(Action|Resource)$/.test(name)) return [name, otherList(value, choose)];
    if (name === 'Principal' && isMembers(value))
      return [
        name,
        Object.fromEntries(
          Object.entries(value).map(([kind, of]) => [
            kind,
            otherList(otherPrincipal(of, choose), choose),
          ]),
        ),
      ];
    return [name, value];
  });
  return Object.fromEntries(turned(members, choose));
};

/** The same settings as a service might as well say them. */
const otherwise = (value: Json, choose: Choose): Json => {
  if (Array.isArray(value)) return value.map((each) => otherwise(each, choose));
  if (typeof value === 'number' && choose()) return String(value);
  if (typeof value === 'boolean' && choose()) return String(value);
  if (!isMembers(value)) return value;
  if (Array.isArray(value.Statement)) {
    const statements = value.Statement.map((each: Json) => otherStatement(each, choose));
    return { Statement: turned(statements, choose), Version: value.Version ?? '2012-10-17' };
  }
  const members = Object.entries(value).map(([name, of]) => [name, otherwise(of, choose)] as const);
  return Object.fromEntries(turned(members, choose));
};

const saidOtherwise = (said: unknown, choose: Choose): unknown => {
  const { ResourceDescription: of } = said as { ResourceDescription?: { Properties: string } };
  if (!of) return said;
  const Properties = JSON.stringify(otherwise(JSON.parse(of.Properties) as Json, choose));
  return { ResourceDescription: { ...of, Properties } };
};

describe('a room that is said otherwise', () => {
  let room: ExportedRoom;
  beforeAll(() => {
    room = exportRoom('prod');
  });

  it('is the same room: order, lists of one, names of statements and principals are no drift', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.boolean()), async (choices) => {
        const choose: Choose = () => choices.next().value === true;
        const files = new Map(
          [...room.files].map(([name, said]) => [name, saidOtherwise(said, choose)] as const),
        );
        const { drifts, outcome } = await verifyDeployment(settingsIn(files))(room);
        expect(drifts).toEqual([]);
        expect(outcome).toBe('faithful');
      }),
      { numRuns: 15 },
    );
  });

  it('never breaks the comparison, whatever its answers are', async () => {
    const names = [...room.files.keys()];
    const garbage = fc.oneof(
      fc.jsonValue(),
      fc.constant(undefined),
      fc.record({
        ResourceDescription: fc.record({
          Properties: fc.oneof(fc.json(), fc.string()),
          Identifier: fc.string(),
        }),
      }),
      fc.constant({ StackResourceSummaries: 'none' }),
      fc.constantFrom(500, 5_000, 200_000).map((deep) => ({
        ResourceDescription: { Properties: `{"KeyPolicy":${'['.repeat(deep)}${']'.repeat(deep)}}` },
      })),
      fc.constantFrom(500, 5_000).map((deep) => ({
        ResourceDescription: {
          Properties: `{"KeyPolicy":{"Statement":${'['.repeat(deep)}${']'.repeat(deep)}}}`,
        },
      })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...names), garbage)), async (put) => {
        const files = new Map([...room.files, ...put]);
        const { outcome, drifts } = await verifyDeployment(settingsIn(files))(room);
        expect(['faithful', 'drifted', 'unverified']).toContain(outcome);
        for (const { resource, name, expected = '', found = '' } of drifts)
          expect(`${resource}${name}${expected}${found}`).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 60 },
    );
  });
});
