/** A value of an event, or of a pattern, as JSON has it. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Throws for a way of matching that no rule of the room uses: it would be a rule that nobody tried. */
const matchesText = (wanted: Json, value: Json | undefined): boolean => {
  if (!isObject(wanted)) return wanted === value;
  const [[kind, by] = ['', null], ...others] = Object.entries(wanted);
  if (others.length > 0 || typeof by !== 'string' || (kind !== 'prefix' && kind !== 'suffix'))
    throw new Error(`no rule matches by ${JSON.stringify(wanted)}`);
  if (typeof value !== 'string') return false;
  return kind === 'prefix' ? value.startsWith(by) : value.endsWith(by);
};

/**
 * Whether EventBridge's rules for patterns match an event (EventBridge guide, "Event patterns"): every
 * field of the pattern, by one of its values; of `$or`, one of the patterns.
 */
export const matchesPattern = (pattern: Json, event: Json | undefined): boolean => {
  if (Array.isArray(pattern)) return pattern.some((wanted) => matchesText(wanted, event));
  if (!isObject(pattern)) throw new Error('a pattern holds lists of values');
  return Object.entries(pattern).every(([key, wanted]) =>
    key === '$or'
      ? (wanted as readonly Json[]).some((each) => matchesPattern(each, event))
      : matchesPattern(wanted, isObject(event) ? event[key] : undefined),
  );
};
