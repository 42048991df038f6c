import { type Resource, type RoomTemplate, resourcesOf } from '#proof/access/synthesised-room.ts';
import { matchesPattern } from '#test/infra/event-matcher.ts';

type Pattern = Parameters<typeof matchesPattern>[0];

/** An event as CloudTrail hands it to EventBridge. */
export const event = (
  service: string,
  eventName: string,
  more: Readonly<Record<string, string>> = {},
) => ({
  source: `aws.${service}`,
  'detail-type': 'AWS API Call via CloudTrail',
  detail: { eventSource: `${service}.amazonaws.com`, eventName, ...more },
});

/** The rules that match what CloudTrail tells of. */
export const rulesOf = (template: RoomTemplate): readonly Resource[] =>
  resourcesOf(template, 'AWS::Events::Rule')
    .map(([, rule]) => rule)
    .filter(({ Properties }) =>
      JSON.stringify(Properties.EventPattern ?? '').includes('CloudTrail'),
    );

/** The rules that match an event. */
export const matching = (
  template: RoomTemplate,
  of: ReturnType<typeof event>,
): readonly Resource[] =>
  rulesOf(template).filter(({ Properties }) =>
    matchesPattern(Properties.EventPattern as Pattern, of),
  );
