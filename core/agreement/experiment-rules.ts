import type { PartyFault } from '#core/agreement/party-rules.ts';
import { isMapping, type PlainMapping } from '#core/agreement/plain-mapping.ts';

type Path = PartyFault['path'];

const below = (value: unknown): readonly (readonly [string, unknown])[] =>
  isMapping(value) ? Object.entries(value) : [];

const listsIn = (datasets: unknown): readonly { party: string; list: PlainMapping }[] =>
  below(datasets).flatMap(([party, lists]) =>
    below(lists).flatMap(([, list]) => (isMapping(list) ? [{ party, list }] : [])),
  );

/** Every attribute of all lists of people, as `party.attribute`, with the values that it has in each list. */
const attributesIn = (datasets: unknown): ReadonlyMap<string, readonly (readonly unknown[])[]> => {
  const all = listsIn(datasets).flatMap(({ party, list }) =>
    below(list.events === undefined ? list.attributes : undefined).map(([name, values]) => ({
      name: `${party}.${name}`,
      values: Array.isArray(values) ? (values as readonly unknown[]) : [],
    })),
  );
  return new Map(
    [...Map.groupBy(all, ({ name }) => name)].map(([name, each]) => [
      name,
      each.map(({ values }) => values),
    ]),
  );
};

const listed = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** What an experiment says of one attribute: which it is, and which of its values. */
interface Said {
  readonly field: 'assignment' | 'outcome';
  readonly values: readonly unknown[];
}

const attributeFaults = (
  experiment: PlainMapping,
  known: ReturnType<typeof attributesIn>,
  { at, said: { field, values } }: { readonly at: Path; readonly said: Said },
): readonly PartyFault[] => {
  const named = experiment[field];
  if (typeof named !== 'string') return [];
  const lists = known.get(named);
  if (lists === undefined)
    return [
      {
        path: [...at, field],
        message: 'no list declares this attribute',
        remedy: `name one of ${[...known.keys()].join(', ')}`,
      },
    ];
  if (lists.some((declared) => values.every((value) => declared.includes(value)))) return [];
  return [
    {
      path: [...at, field],
      message: `no list declares "${named}" with all values that the experiment names of it`,
      remedy: `it has ${lists.map((declared) => declared.join(', ')).join('; or ')}`,
    },
  ];
};

/** An attribute and its values say together what people did; without them, events must. */
const outcomeFaults = (
  { outcome, converted }: PlainMapping,
  datasets: unknown,
  at: Path,
): readonly PartyFault[] => {
  if ((outcome === undefined) !== (converted === undefined)) {
    const [field, lacks] =
      outcome === undefined ? ['converted', 'outcome'] : ['outcome', 'converted'];
    const message = `there is no "${lacks}" to it`;
    return [{ path: [...at, field], message, remedy: 'name both, or neither where events say it' }];
  }
  const hasEvents = listsIn(datasets).some(({ list }) => list.events !== undefined);
  if (outcome !== undefined || hasEvents) return [];
  return [
    {
      path: at,
      message: 'nothing says what people did',
      remedy: 'name "outcome" and "converted", or declare a list of events',
    },
  ];
};

const armFaults = (experiment: PlainMapping, at: Path): readonly PartyFault[] => {
  const { treated, control, split } = experiment;
  const arms = [...listed(treated), ...listed(control)].map(String);
  const both =
    control === undefined || !listed(treated).includes(control)
      ? []
      : [
          {
            path: [...at, 'control'],
            message: 'the control is also treated',
            remedy: 'name another value for one of them',
          },
        ];
  const same =
    !isMapping(split) ||
    (Object.keys(split).length === arms.length && arms.every((arm) => Object.hasOwn(split, arm)));
  if (same) return both;
  const remedy = `give parts to just ${arms.join(', ')}`;
  return [...both, { path: [...at, 'split'], message: 'the split is not of the arms', remedy }];
};

const experimentFaults = (
  experiment: PlainMapping,
  known: ReturnType<typeof attributesIn>,
  at: Path,
): readonly PartyFault[] => {
  const { assignment, treated, control, outcome, converted } = experiment;
  const arms = { field: 'assignment', values: [...listed(treated), ...listed(control)] } as const;
  const done = { field: 'outcome', values: listed(converted) } as const;
  const everybody =
    done.values.length > 0 &&
    (known.get(String(outcome)) ?? []).some((values) =>
      values.every((value) => done.values.includes(value)),
    );
  const apart = assignment === outcome && outcome !== undefined;
  return [
    ...attributeFaults(experiment, known, { at, said: arms }),
    ...attributeFaults(experiment, known, { at, said: done }),
    ...armFaults(experiment, at),
    ...(apart
      ? [
          {
            path: [...at, 'outcome'],
            message: 'an arm is not what came of it',
            remedy: 'name the attribute that says what people did',
          },
        ]
      : []),
    ...(everybody
      ? [
          {
            path: [...at, 'converted'],
            message: 'every value is a conversion',
            remedy: 'leave out those who did not convert',
          },
        ]
      : []),
  ];
};

/** What must hold between an experiment and the lists that it is about, looked for in whatever somebody wrote. */
export const experimentRuleFaults = (agreement: unknown): readonly PartyFault[] => {
  if (!isMapping(agreement) || !isMapping(agreement.experiments)) return [];
  const known = attributesIn(agreement.datasets);
  return Object.entries(agreement.experiments).flatMap(([name, experiment]) => {
    if (!isMapping(experiment)) return [];
    const at = ['experiments', name];
    return [
      ...experimentFaults(experiment, known, at),
      ...outcomeFaults(experiment, agreement.datasets, at),
    ];
  });
};
