import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** The workgroup of questions was changed, or where its tables lie. */
export const queriesChanged: Detection = {
  id: 'queries-changed',
  title: 'The workgroup of questions was changed, or where its tables lie',
  severity: 'high',
  techniques: ['T1578', 'T1565.001'],
  means:
    'The workgroup says where results go and under which key; a table says which objects are the list. Whoever changes them has questions answered from something else, or elsewhere.',
  todo: 'Compare both with the source (airlock verify-deployment); what was answered meanwhile has to be looked at again.',
  scope: 'account',
  calls: {
    athena: [
      'CreateDataCatalog',
      'CreateWorkGroup',
      'DeleteDataCatalog',
      'DeleteWorkGroup',
      'UpdateDataCatalog',
      'UpdateWorkGroup',
    ],
    glue: [
      'BatchCreatePartition',
      'BatchDelete*',
      'BatchUpdatePartition',
      'CreateDatabase',
      'CreatePartition',
      'CreateTable',
      'DeleteDatabase',
      'DeletePartition',
      'DeleteResourcePolicy',
      'DeleteTable*',
      'PutDataCatalogEncryptionSettings',
      'PutResourcePolicy',
      'UpdateDatabase',
      'UpdatePartition',
      'UpdateTable',
    ],
    lakeformation: [
      'BatchGrantPermissions',
      'GrantPermissions',
      'PutDataLakeSettings',
      'RegisterResource',
    ],
  },
  watch: {},
  examples: [
    {
      says: 'the workgroup is changed',
      fires: true,
      events: [
        exampleEvent('athena:UpdateWorkGroup', { requestParameters: { workGroup: 'room' } }),
      ],
    },
    {
      says: 'a table is given another place',
      fires: true,
      events: [exampleEvent('glue:UpdateTable', {})],
    },
    {
      says: 'a catalogue of somebody is added',
      fires: true,
      events: [exampleEvent('athena:CreateDataCatalog', { requestParameters: {} })],
    },
    {
      says: 'rights of Lake Formation are given',
      fires: true,
      events: [exampleEvent('lakeformation:GrantPermissions', {})],
    },
    {
      says: 'questions are asked and tables read',
      fires: false,
      events: [
        exampleEvent('athena:StartQueryExecution', { requestParameters: {} }),
        exampleEvent('glue:GetTable', {}),
        exampleEvent('athena:GetWorkGroup', { requestParameters: {} }),
      ],
    },
    {
      says: 'a table of another service',
      fires: false,
      events: [exampleEvent('dynamodb:UpdateTable', {})],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('athena:UpdateWorkGroup', {
          requestParameters: {},
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
