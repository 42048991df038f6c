/** A name in a documented form of ARN: that of a bucket holds no slash, any other may. */
const TOKENS = /<\w+>|\*|./gs;

const isAny = (token: string): boolean => token === '*' || /^<\w+>$/.test(token);
const takes = (token: string, other: string): boolean =>
  token === '<BucketName>' ? other !== '/' : isAny(token) || token === other;

/** Does some text match both? */
const meet = (resource: string, form: string): boolean => {
  const [ours, theirs] = [resource, form].map((each) => each.match(TOKENS) ?? []);
  const seen = new Map<string, boolean>();
  const from = (one: number, other: number): boolean => {
    const at = `${one} ${other}`;
    const known = seen.get(at) ?? meetFrom(one, other);
    seen.set(at, known);
    return known;
  };
  const meetFrom = (one: number, other: number): boolean => {
    const [left, right] = [ours?.[one], theirs?.[other]];
    if (left === undefined && right === undefined) return true;
    if (left !== undefined && isAny(left) && from(one + 1, other)) return true;
    if (right !== undefined && isAny(right) && from(one, other + 1)) return true;
    if (left === undefined || right === undefined || (isAny(left) && isAny(right))) return false;
    if (isAny(left)) return from(one, other + 1);
    return takes(right, left) && from(one + 1, isAny(right) ? other : other + 1);
  };
  return from(0, 0);
};

/** The six parts of an ARN, of which the last may hold colons. */
const partsOf = (arn: string): readonly string[] => {
  const [arnItself = '', partition = '', service = '', region = '', account = '', ...rest] =
    arn.split(':');
  return [arnItself, partition, service, region, account, rest.join(':')];
};

/** Is there an ARN that both mean: a resource of a policy, with `*`, and a documented form, with `<…>`? */
export const overlap = (resource: string, form: string): boolean => {
  if (resource === '*') return true;
  const theirs = partsOf(form);
  return partsOf(resource).every((part, at) => meet(part, theirs[at] ?? ''));
};
