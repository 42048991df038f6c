import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, exampleKey, refusedEvent } from '#core/audit/example-event.ts';

/** Somebody tried to use a key and was not allowed to. */
export const keyUseRefused: Detection = {
  id: 'key-use-refused',
  title: 'Somebody tried to use a key and was not allowed to',
  severity: 'medium',
  techniques: ['T1078.004'],
  means: 'The policies held. Whoever tried knows the keys of the room by their names.',
  todo: 'Ask who it was: a role of the room that is refused is a fault of the deployment, anybody else had no business there.',
  scope: 'account',
  calls: { kms: ['*'] },
  watch: { read: true, refused: true },
  examples: [
    {
      says: 'an administrator is refused',
      fires: true,
      events: [
        refusedEvent('kms:GenerateMac', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('token') }],
        }),
      ],
    },
    {
      says: 'by the other name of the refusal',
      fires: true,
      events: [
        exampleEvent('kms:Decrypt', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('vault') }],
          errorCode: 'AccessDeniedException',
        }),
      ],
    },
    {
      says: 'a use that was allowed',
      fires: false,
      events: [
        exampleEvent('kms:Decrypt', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('vault') }],
        }),
      ],
    },
    {
      says: 'a key that is disabled',
      fires: false,
      events: [
        exampleEvent('kms:Decrypt', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('vault') }],
          errorCode: 'DisabledException',
        }),
      ],
    },
  ],
};
