import { z } from 'zod';
import type { PartyFault } from '#core/agreement/party-rules.ts';
import { leftForCounts, listAllowance } from '#core/privacy/list-allowance.ts';

/** As much of an agreement as these rules look at; where it is not there, others say so. */
const Looked = z.object({
  parties: z.array(z.object({ id: z.string(), role: z.string() })),
  identifiers: z.object({ kinds: z.array(z.string()) }),
  datasets: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        attributes: z.record(z.string(), z.array(z.string())),
        events: z.unknown().optional(),
      }),
    ),
  ),
  analyses: z.record(z.string(), z.array(z.string())),
  privacy: z.record(z.string(), z.unknown()),
  activations: z.record(
    z.string(),
    z.object({
      from: z.string(),
      to: z.string(),
      segment: z.record(z.string(), z.array(z.string())).optional(),
      consent: z.object({ attribute: z.string(), value: z.string() }),
      on: z.array(z.string()),
      listEpsilon: z.number(),
      listsPerPeriod: z.int(),
      listsForLife: z.int(),
      expiresAfterDays: z.int(),
    }),
  ),
  retention: z.object({ tokensDays: z.int() }),
});
type Looked = z.infer<typeof Looked>;
type Activation = Looked['activations'][string];

interface Place {
  readonly looked: Looked;
  readonly name: string;
  readonly activation: Activation;
}

const fault = (path: PartyFault['path'], message: string, remedy: string): PartyFault => ({
  path: ['activations', ...path],
  message,
  remedy,
});

const idOf = ({ parties }: Looked, role: string): string =>
  parties.find((party) => party.role === role)?.id ?? '';

const quoted = (names: readonly string[]): string =>
  names.map((name) => `"${name}"`).join(' or ') || 'one that is declared';

const ofLists = ({ looked, name, activation }: Place): readonly PartyFault[] =>
  (
    [
      ['from', 'advertiser'],
      ['to', 'publisher'],
    ] as const
  ).flatMap(([field, role]) => {
    const declared = looked.datasets[idOf(looked, role)] ?? {};
    const lists = Object.keys(declared).filter((list) => declared[list]?.events === undefined);
    if (lists.includes(activation[field])) return [];
    return [fault([name, field], `this is no list of the ${role}`, `name ${quoted(lists)}`)];
  });

const ofAttributes = ({ looked, name, activation }: Place): readonly PartyFault[] => {
  const declared = looked.datasets[idOf(looked, 'advertiser')]?.[activation.from]?.attributes;
  if (declared === undefined) return [];
  const { consent, segment = {} } = activation;
  const wanted = [
    [['consent', 'attribute'], ['consent', 'value'], consent.attribute, [consent.value]] as const,
    ...Object.entries(segment).map(
      ([attribute, values]) =>
        [['segment', attribute], ['segment', attribute], attribute, values] as const,
    ),
  ];
  return wanted.flatMap(([at, ofValue, attribute, values]) => {
    const known = declared[attribute];
    if (known === undefined)
      return [
        fault(
          [name, ...at],
          `the list declares no attribute "${attribute}"`,
          `declare it in "datasets", or name ${quoted(Object.keys(declared))}`,
        ),
      ];
    return values.every((value) => known.includes(value))
      ? []
      : [fault([name, ...ofValue], `"${attribute}" has no such value`, `name ${quoted(known)}`)];
  });
};

const ofConsent = ({
  name,
  activation: { consent, segment = {} },
}: Place): readonly PartyFault[] =>
  Object.hasOwn(segment, consent.attribute)
    ? [
        fault(
          [name, 'segment', consent.attribute],
          'consent is asked of everybody already',
          'remove it from the segment',
        ),
      ]
    : [];

const ofKinds = ({ looked, name, activation }: Place): readonly PartyFault[] => {
  const { kinds } = looked.identifiers;
  return activation.on.every((kind) => kinds.includes(kind))
    ? []
    : [fault([name, 'on'], 'people are not matched by this kind', `name ${quoted(kinds)}`)];
};

/** More lists in a period than in a life, or lists that outlive all that they are made of, nobody can mean. */
const ofSpans = ({ looked: { retention }, name, activation }: Place): readonly PartyFault[] => [
  ...(activation.listsPerPeriod > activation.listsForLife
    ? [
        fault(
          [name, 'listsPerPeriod'],
          'there are fewer lists for life than for a period',
          'raise listsForLife, or lower listsPerPeriod',
        ),
      ]
    : []),
  ...(activation.expiresAfterDays > retention.tokensDays
    ? [
        fault(
          [name, 'expiresAfterDays'],
          'a list would be used for longer than the room keeps what it is made of',
          `name at most the ${retention.tokensDays} days of retention.tokensDays`,
        ),
      ]
    : []),
];

/** The size of a list is told by an answer, which the advertiser has to be allowed to ask for. */
const ofAnalyses = (looked: Looked): readonly PartyFault[] => {
  const id = idOf(looked, 'advertiser');
  return (looked.analyses[id] ?? []).includes('segments')
    ? []
    : [
        fault(
          [],
          `"${id}" may not ask "segments", which tells the size of a list`,
          `add segments to analyses.${id}`,
        ),
      ];
};

const Spans = z.object({
  epsilon: z.number(),
  epsilonBudget: z.number(),
  lifetimeEpsilon: z.number().optional(),
});

/** The blocks of terms: one for both, or one for each party. */
const termsIn = ({ privacy }: Looked): readonly z.infer<typeof Spans>[] =>
  [privacy, ...Object.values(privacy)].flatMap((each) => {
    const found = Spans.safeParse(each);
    return found.success ? [found.data] : [];
  });

/** What lists may tell is taken out of what may be told in all, and one answer must be left. */
const ofBudgets = (looked: Looked): readonly PartyFault[] => {
  const { period, life } = listAllowance(Object.values(looked.activations));
  const lacks = (epsilon: number, budget: number | undefined, setAside: number): boolean =>
    budget !== undefined && leftForCounts(budget, setAside) < epsilon;
  return termsIn(looked).flatMap(({ epsilon, epsilonBudget, lifetimeEpsilon }) => [
    ...(lacks(epsilon, epsilonBudget, period)
      ? [
          fault(
            [],
            'the lists of a period leave nothing of epsilonBudget for counts',
            'raise epsilonBudget, or agree on fewer lists or a smaller listEpsilon',
          ),
        ]
      : []),
    ...(lacks(epsilon, lifetimeEpsilon, life)
      ? [
          fault(
            [],
            'the lists of a life leave nothing of lifetimeEpsilon for counts',
            'raise lifetimeEpsilon, or agree on fewer lists or a smaller listEpsilon',
          ),
        ]
      : []),
  ]);
};

/** What must hold between the activations and the rest of an agreement. It looks at whatever somebody wrote. */
export const activationFaults = (agreement: unknown): readonly PartyFault[] => {
  const found = Looked.safeParse(agreement);
  if (!found.success) return [];
  const looked = found.data;
  if (Object.keys(looked.activations).length === 0) return [];
  const each = Object.entries(looked.activations).flatMap(([name, activation]) => {
    const place = { looked, name, activation };
    return [
      ...[...ofLists(place), ...ofAttributes(place), ...ofConsent(place)],
      ...[...ofKinds(place), ...ofSpans(place)],
    ];
  });
  return [...each, ...ofAnalyses(looked), ...ofBudgets(looked)];
};
