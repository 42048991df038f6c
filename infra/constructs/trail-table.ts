import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import { TRAIL_TABLE } from '#core/access/workgroup.ts';
import type { Room } from '#infra/read-room.ts';

/** Over which records the table is, and in whose catalog. */
export interface TrailTableProps {
  readonly room: Room;
  /** The account that it stands in. */
  readonly account: string;
  readonly database: string;
  readonly records: IBucket;
}

/**
 * The records of a trail as a table of Athena, as its guide makes it ("Create the table for CloudTrail logs in Athena
 * using partition projection"). Its partitions are worked out from the folders' names: no crawler, and an event is
 * there the moment its file is. It has the regions of the room's part of AWS, for the trail records all of them, and
 * as many days as records are kept.
 */
export class TrailTable extends Construct {
  constructor(scope: Construct, id: string, props: TrailTableProps) {
    super(scope, id);
    const { room, account, database, records } = props;
    const folder = `s3://${records.bucketName}/AWSLogs/${room.agreement.operator}/CloudTrail/`;
    const made = new CfnDatabase(this, 'Database', {
      catalogId: account,
      databaseInput: { name: database, description: `The trail of ${room.agreement.id}` },
    });
    new CfnTable(this, 'Records', {
      catalogId: account,
      databaseName: database,
      tableInput: {
        name: TRAIL_TABLE.name,
        tableType: 'EXTERNAL_TABLE',
        parameters: projection(folder, room.config),
        partitionKeys: [TRAIL_TABLE.region, TRAIL_TABLE.day].map((name) => ({
          name,
          type: 'string',
        })),
        storageDescriptor: { ...CLOUDTRAIL, location: folder, columns: [...COLUMNS] },
      },
    }).addResourceDependency(made);
  }
}

const CLOUDTRAIL = {
  inputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
  outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
  serdeInfo: { serializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe' },
};

const ISSUER = 'struct<type:string,principalid:string,arn:string,accountid:string,username:string>';
const WEB_IDENTITY = 'struct<federatedprovider:string,attributes:map<string,string>>';
const SESSION = `struct<attributes:struct<mfaauthenticated:string,creationdate:string>,sessionissuer:${ISSUER},ec2roledelivery:string,webidfederationdata:${WEB_IDENTITY},sourceidentity:string>`;
const IDENTITY = `struct<type:string,principalid:string,arn:string,accountid:string,invokedby:string,accesskeyid:string,username:string,onbehalfof:struct<userid:string,identitystorearn:string>,sessioncontext:${SESSION},inscopeof:struct<issuertype:string,credentialsissuedto:string>>`;

/** As the guide of Athena has them, and those that CloudTrail adds; the format matches names whatever their case. */
const COLUMNS = [
  ...['eventversion', 'eventtime', 'eventsource', 'eventname', 'awsregion', 'sourceipaddress'],
  ...['useragent', 'errorcode', 'errormessage', 'requestparameters', 'responseelements'],
  ...['additionaleventdata', 'requestid', 'eventid', 'readonly', 'eventtype', 'managementevent'],
  ...['eventcategory', 'recipientaccountid', 'serviceeventdetails', 'sharedeventid'],
  'vpcendpointid',
]
  .map((name) => ({ name, type: 'string' }))
  .concat([
    { name: 'useridentity', type: IDENTITY },
    { name: 'resources', type: 'array<struct<arn:string,accountid:string,type:string>>' },
  ]);

const regionsBeside = (region: string): readonly string[] => {
  const { partition } = RegionInfo.get(region);
  return RegionInfo.regions.filter((each) => each.partition === partition).map(({ name }) => name);
};

/** Athena fills in what stands in `${}`; a region or a day without a folder costs a look. */
const projection = (folder: string, { region, trailDays }: Room['config']) => ({
  EXTERNAL: 'TRUE',
  classification: 'cloudtrail',
  'projection.enabled': 'true',
  [`projection.${TRAIL_TABLE.region}.type`]: 'enum',
  [`projection.${TRAIL_TABLE.region}.values`]: regionsBeside(region).join(','),
  [`projection.${TRAIL_TABLE.day}.type`]: 'date',
  [`projection.${TRAIL_TABLE.day}.format`]: 'yyyy/MM/dd',
  [`projection.${TRAIL_TABLE.day}.interval`]: '1',
  [`projection.${TRAIL_TABLE.day}.interval.unit`]: 'DAYS',
  [`projection.${TRAIL_TABLE.day}.range`]: `NOW-${trailDays + 1}DAYS,NOW+1DAYS`,
  'storage.location.template': `${folder}\${${TRAIL_TABLE.region}}/\${${TRAIL_TABLE.day}}`,
});
