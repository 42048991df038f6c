/**
 * What a comparison does not look at, in words for whoever reads its verdict: a room without a drift may still have
 * these beside it.
 */
export const NOT_COMPARED: readonly string[] = [
  'what stands in the account beside these stacks, also under the names of the room: other functions, roles, tables, workgroups and rules',
  'what others hang on a resource of the room without changing it: access points of a bucket, subscription filters of a log, routes, gateways and peerings of a network, shares and rights of Lake Formation',
  'what an alias or a version of a function lets others do: that there is one is told',
  'settings of the account and of its organisation, the users and roles of its people among them',
  'tags, descriptions, dashboards, budgets, and what AWS may add to a resource under names that this version does not know',
  'what was changed between two comparisons and changed back: the trail tells of it',
];
