/** The reads that are made of a deployed room, as the AWS command line calls them. None changes anything. */
export type ReadOperation =
  | 'cloudformation list-stack-resources'
  | 'cloudcontrol get-resource'
  | 'lambda get-function-configuration'
  | 'lambda get-policy'
  | 'lambda list-function-url-configs'
  | 'lambda list-event-source-mappings'
  | 'lambda list-versions-by-function'
  | 'lambda list-aliases'
  | 'lambda list-function-event-invoke-configs'
  | 'kms list-grants'
  | 'glue get-table';

/** One thing to read of a deployed room. */
export interface Reading {
  readonly operation: ReadOperation;
  readonly region: string;
  /** Its parameters, by the names of the service's interface. */
  readonly input: Readonly<Record<string, string>>;
  /** The file that holds the answer where somebody else read it. */
  readonly file: string;
}

/** What came of a reading: what the service said, that there is no such thing, or why nobody can tell. */
export type Read =
  | { readonly outcome: 'read'; readonly said: unknown }
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'unread'; readonly why: string };

/** The settings of what is deployed, to be looked at and never changed. */
export interface DeployedSettings {
  /** Never throws for one thing that cannot be read. */
  read(reading: Reading): Promise<Read>;
}
