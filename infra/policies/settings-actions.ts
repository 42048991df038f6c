/** What `AWS::S3::Bucket` is read by, beside what this room sets. */
export const BUCKET_SETTINGS = [
  's3:GetAccelerateConfiguration',
  's3:GetAnalyticsConfiguration',
  's3:GetBucketAcl',
  's3:GetBucketCORS',
  's3:GetBucketLocation',
  's3:GetBucketLogging',
  's3:GetBucketNotification',
  's3:GetBucketObjectLockConfiguration',
  's3:GetBucketOwnershipControls',
  's3:GetBucketPolicy',
  's3:GetBucketPublicAccessBlock',
  's3:GetBucketTagging',
  's3:GetBucketVersioning',
  's3:GetBucketWebsite',
  's3:GetEncryptionConfiguration',
  's3:GetIntelligentTieringConfiguration',
  's3:GetInventoryConfiguration',
  's3:GetLifecycleConfiguration',
  's3:GetMetricsConfiguration',
  's3:GetReplicationConfiguration',
];

/** How a key may be used, and by whom. */
export const KEY_SETTINGS = [
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListResourceTags',
];

/** What a trail records. */
export const TRAIL_SETTINGS = [
  'cloudtrail:GetEventSelectors',
  'cloudtrail:GetInsightSelectors',
  'cloudtrail:GetTrail',
  'cloudtrail:GetTrailStatus',
  'cloudtrail:ListTags',
];

/** To get a function gives a way to download its code, which is no secret. */
export const FUNCTION_SETTINGS = [
  'lambda:GetFunction',
  'lambda:GetFunctionCodeSigningConfig',
  'lambda:GetFunctionConcurrency',
  'lambda:GetFunctionConfiguration',
  'lambda:GetFunctionRecursionConfig',
  'lambda:GetFunctionUrlConfig',
  'lambda:GetPolicy',
  'lambda:GetRuntimeManagementConfig',
  'lambda:ListAliases',
  'lambda:ListFunctionEventInvokeConfigs',
  'lambda:ListFunctionUrlConfigs',
  'lambda:ListTags',
  'lambda:ListVersionsByFunction',
];

/** Who may take a role, and what it may do. */
export const ROLE_SETTINGS = [
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListRolePolicies',
];

/** Who is told. */
export const NOTICE_SETTINGS = [
  'sns:GetDataProtectionPolicy',
  'sns:GetTopicAttributes',
  'sns:ListSubscriptionsByTopic',
  'sns:ListTagsForResource',
];

/** What a stack is made of. */
export const STACK_SETTINGS = [
  'cloudformation:DescribeStackResources',
  'cloudformation:DescribeStacks',
  'cloudformation:GetTemplate',
  'cloudformation:ListStackResources',
];

/** Ways in and out, and names that may be looked up. */
export const NETWORK_SETTINGS = [
  'ec2:DescribeFlowLogs',
  'ec2:DescribeNetworkAcls',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSecurityGroupRules',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcAttribute',
  'ec2:DescribeVpcEndpoints',
  'ec2:DescribeVpcs',
  'route53resolver:GetFirewallDomainList',
  'route53resolver:GetFirewallRuleGroup',
  'route53resolver:GetFirewallRuleGroupAssociation',
  'route53resolver:GetResolverQueryLogConfig',
  'route53resolver:GetResolverQueryLogConfigAssociation',
  'route53resolver:ListFirewallDomains',
  'route53resolver:ListFirewallRuleGroupAssociations',
  'route53resolver:ListFirewallRules',
  'route53resolver:ListTagsForResource',
];

/** What is listed or read for a whole account. */
export const ACCOUNT_SETTINGS = [
  'cloudformation:GetResource',
  'cloudtrail:DescribeTrails',
  'cloudtrail:LookupEvents',
  'cloudwatch:DescribeAlarms',
  'cloudwatch:ListTagsForResource',
  'events:ListRules',
  'lambda:GetCodeSigningConfig',
  'lambda:ListEventSourceMappings',
  'lambda:ListFunctions',
  'logs:DescribeIndexPolicies',
  'logs:DescribeLogGroups',
  'logs:DescribeMetricFilters',
  'logs:DescribeResourcePolicies',
  'logs:GetDataProtectionPolicy',
  'logs:ListTagsForResource',
  'signer:GetSigningProfile',
];
