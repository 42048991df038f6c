import { readRoom } from '#infra/read-room.ts';
import { type Overrides, STAGE_NAMES, stageConfig } from '#infra/stages.ts';
import { type SynthesisedRoom, synthesise } from '#proof/access/synthesised-room.ts';
import { templatePolicies } from '#proof/templates/template-policies.ts';
import type { WrittenPolicy } from '#proof/templates/written-policy.ts';

/** A room that can be deployed: a stage for a processor, before and after it is proven. */
export interface NamedRoom {
  readonly name: string;
  readonly stage: (typeof STAGE_NAMES)[number];
  readonly overrides: Overrides;
}

/** A room with everything that can be added to one. */
export const EVERYTHING: NamedRoom = {
  name: 'prod with everything',
  stage: 'prod',
  overrides: {
    auditors: ['arn:aws:iam::444444444444:role/security'],
    logArchive: '444444444444',
    codeSigning: 'signed-code/room/',
    partyNotices: { brand: 'watch@brand.example' },
  },
};

/** Every stage, on every processor, and one with everything. */
export const EVERY_ROOM: readonly NamedRoom[] = [
  ...STAGE_NAMES.flatMap((stage) =>
    (['arm64', 'x64'] as const).map((architecture) => ({
      name: `${stage} on ${architecture}`,
      stage,
      overrides: { architecture },
    })),
  ),
  EVERYTHING,
];

const made = new Map<string, SynthesisedRoom>();

/** The templates of a room, made once in a process. */
export const templatesOf = ({ name, stage, overrides }: NamedRoom): SynthesisedRoom => {
  const known = made.get(name) ?? synthesise(stageConfig(stage, overrides));
  made.set(name, known);
  return known;
};

/** Every policy of a room, as it would be deployed. */
export const policiesOfRoom = (room: NamedRoom): readonly WrittenPolicy[] => {
  const config = stageConfig(room.stage, room.overrides);
  const { agreement } = readRoom(config);
  const place = { account: agreement.operator, region: config.region };
  return templatePolicies(templatesOf(room).stacks, place);
};
