/** A step of the attack, as its logs tell it. */
export interface AttackStep {
  readonly says: string;
  /** The detection that has to name it. */
  readonly by: string;
  /** Part of the name of who did it. */
  readonly who: string;
  /** When on 2023-07-10, in UTC: within the time of the finding. */
  readonly at: string;
}

const BENJAMIN = 'user/benjamin';
const BERT_JAN = 'user/bert-jan';

/**
 * What was done, read from the logs of invictus-ir/aws_dataset (MIT) event by event: a simulation with Stratus Red
 * Team, of 33 minutes. What Terraform built up and took down around it (`APN/1.0 HashiCorp` in the agent) is no
 * part of it.
 */
export const ATTACK_STEPS: readonly AttackStep[] = [
  ...[
    ['looks at the policies and access lists of nine buckets', 'buckets-explored', '11:42:44'],
    ['lists users, rights, buckets and zones', 'account-explored', '11:43:34'],
  ].map(([says = '', by = '', at = '']) => ({ says, by, at, who: BENJAMIN })),
  {
    says: 'is refused a role, and then takes it, to ask for the passwords of machines',
    ...{ by: 'role-taken-by-user', at: '11:54:47', who: BERT_JAN },
  },
  {
    says: 'asks for the first passwords of 29 machines, and is refused',
    ...{ by: 'machine-password-read', at: '11:54:47', who: 'ec2-get-password-data-role' },
  },
  {
    says: 'is refused so often',
    ...{ by: 'refused-in-number', at: '11:54:47', who: 'ec2-get-password-data-role' },
  },
  {
    says: 'uses the credentials of a machine from another network',
    ...{ by: 'machine-credentials-elsewhere', at: '11:57:22', who: 'ec2-steal-credentials-role' },
  },
  ...[
    ['sends a command to a machine, for its credentials', 'command-sent', '11:57:16'],
    ['reads twenty secrets', 'secrets-read-in-number', '11:57:51'],
    ['has many parameters decrypted', 'parameters-decrypted-in-number', '11:58:27'],
    ['fails to delete a trail', 'guard-attacked', '11:59:02'],
    ['has a trail record no changes any more', 'trail-narrowed', '12:00:08'],
    ['has the records of a trail deleted after a day', 'bucket-lifecycle-shortened', '12:00:35'],
    ['fails to stop a trail, three times', 'guard-attacked', '12:01:27'],
    ['deletes the flow logs of a network', 'network-logs-deleted', '12:02:26'],
    ['sends a command to a machine that is not ready', 'command-sent', '12:05:12'],
    ['opens a port to everybody', 'network-opened-to-everybody', '12:10:08'],
    ['shares an image with a stranger', 'image-shared', '12:11:01'],
    ['deletes both trails', 'trail-silenced', '12:08:04'],
    ['deletes the buckets that held their records', 'bucket-deleted', '12:08:06'],
  ].map(([says = '', by = '', at = '']) => ({ says, by, at, who: BERT_JAN })),
  {
    says: 'fails to have the account leave its organisation',
    ...{ by: 'guard-attacked', at: '12:02:05', who: 'leave-org-role' },
  },
  {
    says: 'asks for the startup scripts of 15 machines, and is refused',
    ...{ by: 'startup-scripts-read', at: '12:02:55', who: 'get-usr-data-role' },
  },
  {
    says: 'starts ten machines with graphics, which the quota stops',
    ...{ by: 'machines-started-in-number', at: '12:06:42', who: 'ec2lui-role-pcccexdthk' },
  },
  {
    says: 'does so again',
    ...{ by: 'machines-started-in-number', at: '12:09:31', who: 'ec2lui-role-wuzemnoeqa' },
  },
];
