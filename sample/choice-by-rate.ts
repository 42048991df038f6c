/** Shares of a whole, by name; a name without one has none. What is missing to 1 is the rest. */
export type Rates<Name extends string> = Readonly<Partial<Record<Name, number>>>;

/** Makes a chooser that turns a draw in [0, 1) into a name, each as often as its rate says. */
export const choiceByRate = <Name extends string, Rest extends string>(
  rates: Rates<Name>,
  rest: Rest,
): ((draw: number) => Name | Rest) => {
  const names = Object.keys(rates) as Name[];
  let total = 0;
  const steps = names.map((name) => {
    total += rates[name] ?? 0;
    return { name, below: total };
  });
  return (draw) => {
    for (const { name, below } of steps) if (draw < below) return name;
    return rest;
  };
};
