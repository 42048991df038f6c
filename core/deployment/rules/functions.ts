import type { TypeRule } from '#core/deployment/type-rule.ts';

/** A function: what runs, as whom, with what beside it, and who may call it. */
const lambdaFunction: TypeRule = {
  allows:
    'The function runs otherwise than it was tested, so what it does to lists and answers is not known.',
  fields: {
    CodeSha256: 'Other code than this source runs with the rights of the function.',
    Layers: 'Code from a layer runs beside that of the function, with all its rights.',
    Runtime: 'Another runtime runs the code, which nobody tested and which may be out of support.',
    RuntimeManagementConfig:
      'The runtime is held at a version that somebody chose, without later mends.',
    Architectures:
      'The function runs on another processor than its bundle was built and checked for.',
    Handler: 'Another entry into the bundle is called, past the checks of the handler.',
    PackageType: 'A container image runs in place of the bundle.',
    ImageConfig: 'A container image runs in place of the bundle.',
    Role: 'The function acts as another role, with that role’s rights.',
    Environment:
      'The function is led to other buckets, keys or agreements than those of this room.',
    'Environment.Variables.NODE_OPTIONS':
      'Node loads code of somebody else’s choosing before that of the function.',
    'Environment.Variables.AWS_LAMBDA_EXEC_WRAPPER':
      'A program of somebody else’s choosing starts in place of the function.',
    'Environment.Variables.AIRLOCK_CODE_DIGEST':
      'Questions are answered under code that the parties did not approve.',
    'Environment.Variables.AIRLOCK_AGREEMENT_DIGEST':
      'Another agreement than that of this room can be approved.',
    KmsKeyArn: 'The environment is under a key that somebody else may keep from the function.',
    VpcConfig: 'The function leaves the network of the room, by which it could carry data out.',
    FileSystemConfigs:
      'The function shares a disk with others, by which data leave and code comes in.',
    DeadLetterConfig: 'The events of failed calls go somewhere else, and failures go unnoticed.',
    LoggingConfig: 'The function logs somewhere else, where nobody of the room reads or keeps it.',
    TracingConfig: 'Its calls are not traced, so less can be shown about them.',
    Timeout: 'It is stopped earlier or runs longer than it was made for.',
    MemorySize: 'It has another size than it was measured with, and may break down on large lists.',
    EphemeralStorage:
      'It has another disk than it was measured with, and may break down on large lists.',
    ReservedConcurrentExecutions:
      'More or fewer of it run at a time, so work is shut out or costs have no bound.',
    CodeSigningConfigArn: 'Lambda takes code that nobody signed, or that somebody else signed.',
    SnapStart: 'Its memory is kept as a snapshot, with the keys that it made.',
    DurableConfig: 'What its steps worked on is kept by Lambda beyond the call.',
    CapacityProviderConfig: 'It runs on machines of the account, whose owner can look into it.',
    RecursiveLoop: 'A loop of calls is not broken, and costs have no bound.',
    Permissions: 'Somebody else can call the function, or a caller of the room cannot.',
    Urls: 'There is another address at which the function is called, perhaps without a signature.',
    Versions: 'Code of another time can be called beside that of now, with all its rights.',
    Aliases: 'The function can be called by another name, past who may call it.',
    Destinations: 'What calls brought, or failed with, is sent to somebody else.',
    TenancyConfig: 'Whoever calls the function chooses beside whom it runs.',
    EventSources: 'Another queue or stream calls the function, with events of somebody’s making.',
  },
  defaults: {
    PackageType: 'Zip',
    EphemeralStorage: { Size: 512 },
    MemorySize: 128,
    Timeout: 3,
    Architectures: ['x86_64'],
    TracingConfig: { Mode: 'PassThrough' },
    SnapStart: { ApplyOn: 'None' },
    'SnapStart.OptimizationStatus': 'Off',
    RuntimeManagementConfig: { UpdateRuntimeOn: 'Auto' },
    RecursiveLoop: 'Terminate',
    'LoggingConfig.LogFormat': 'Text',
    'VpcConfig.Ipv6AllowedForDualStack': 'false',
    Urls: [],
    'Urls.*.InvokeMode': 'BUFFERED',
    EventSources: [],
    Versions: [],
    Aliases: [],
    Destinations: [],
    Permissions: { Version: '2012-10-17', Statement: [] },
  },
  // Of versions and fleets, which nothing here has and which would be told.
  ignored: ['Code', 'FunctionName', 'VpcId', 'FunctionScalingConfig', 'PublishToLatestPublished'],
};

const url: TypeRule = {
  allows: 'The function is called by another way than parties were told.',
  fields: {
    AuthType: 'Anybody on the internet can call the function without a signature.',
    TargetFunctionArn: 'What parties send goes to another function.',
    Qualifier: 'What parties send goes to another version of the function.',
    Cors: 'Pages of other sites can call the function from a browser.',
    InvokeMode: 'Answers are streamed, past what the client checks.',
  },
  defaults: { InvokeMode: 'BUFFERED' },
};

const codeSigning: TypeRule = {
  allows: 'Lambda takes code that nobody signed.',
  fields: {
    AllowedPublishers: 'Code that somebody else signed is taken.',
    CodeSigningPolicies: 'Code without a valid signature is taken.',
  },
};

/** The rules of what runs. */
export const FUNCTION_RULES: Readonly<Record<string, TypeRule>> = {
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::Url': url,
  'AWS::Lambda::CodeSigningConfig': codeSigning,
  'AWS::Signer::SigningProfile': {
    allows: 'Code is signed in another way than Lambda checks.',
    fields: {
      PlatformId: 'Signatures are made for something else than Lambda’s code.',
      SignatureValidityPeriod: 'Signatures hold for longer or shorter than this source says.',
    },
    // What Signer sets of itself (its API reference, “PutSigningProfile”).
    defaults: { SignatureValidityPeriod: { Type: 'MONTHS', Value: 135 } },
    ignored: ['ProfileName'],
  },
  'AWS::StepFunctions::StateMachine': {
    allows: 'Lists are taken in by other steps than those of this source.',
    fields: {
      DefinitionString: 'Lists go through other steps, and may be copied or skip a check.',
      RoleArn: 'The steps act as another role, with that role’s rights.',
      LoggingConfiguration: 'What the steps did is not recorded, or their data are.',
      StateMachineType: 'Runs of the steps are not kept as evidence.',
      TracingConfiguration: 'The steps are not traced, so less can be shown about them.',
      EncryptionConfiguration: 'What the steps hold is under another key.',
    },
    defaults: {
      StateMachineType: 'STANDARD',
      EncryptionConfiguration: { Type: 'AWS_OWNED_KEY' },
      LoggingConfiguration: { Level: 'OFF', IncludeExecutionData: 'false' },
      'LoggingConfiguration.IncludeExecutionData': 'false',
      TracingConfiguration: { Enabled: 'false' },
    },
    ignored: ['StateMachineName', 'DefinitionSubstitutions', 'Definition', 'DefinitionS3Location'],
  },
  'AWS::Events::Rule': {
    allows: 'Something of the room starts at other times, or what happened is told to nobody.',
    fields: {
      EventPattern:
        'Other events start what the rule starts, or what it watched for goes unnoticed.',
      ScheduleExpression: 'What has to run each day runs at other times or not at all.',
      State:
        'The rule is off: what it starts does not run, and what it watched for goes unnoticed.',
      Targets: 'Events go to somebody else, or no longer to whom they are for.',
      EventBusName: 'The rule listens where nothing of the room is said.',
      RoleArn: 'The rule acts as another role, with that role’s rights.',
    },
    defaults: { State: 'ENABLED', EventBusName: 'default' },
    ignored: ['Name'],
  },
};
