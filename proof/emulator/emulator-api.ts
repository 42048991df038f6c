import { ACCOUNTS, REGION } from '#proof/emulator/accounts.ts';

/** The emulator routes by the service that a request is signed for, and looks at no signature. */
const unsignedFor = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=${ACCOUNTS.operator}/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=none`;

const answerOf = async (what: string, response: Response): Promise<string> => {
  const text = await response.text();
  if (response.ok) return text;
  throw new Error(`the emulator refuses ${what}: ${response.status} ${text.slice(0, 500)}`);
};

/** The services asked for here that speak JSON, by the prefix of their operations. */
const JSON_SERVICES = {
  athena: 'AmazonAthena',
  cloudtrail: 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101',
  events: 'AWSEvents',
  kms: 'TrentService',
  sqs: 'AmazonSQS',
  states: 'AWSStepFunctions',
} as const;

/** Calls the emulator itself, as its operator and unseen by the record of calls. */
export class EmulatorApi {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** One operation of a service that speaks JSON. */
  async json<Answer>(
    service: keyof typeof JSON_SERVICES,
    operation: string,
    input: object,
  ): Promise<Answer> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        authorization: unsignedFor(service),
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${JSON_SERVICES[service]}.${operation}`,
      },
      body: JSON.stringify(input),
    });
    const text = await answerOf(operation, response);
    return (text === '' ? {} : JSON.parse(text)) as Answer;
  }

  /** One operation of CloudFormation: an answer in XML. */
  cloudFormation(operation: string, input: Readonly<Record<string, string>>): Promise<string> {
    return this.#form('cloudformation', { Action: operation, Version: '2010-05-15', ...input });
  }

  /** One operation of IAM: an answer in XML. */
  iam(operation: string, input: Readonly<Record<string, string>>): Promise<string> {
    return this.#form('iam', { Action: operation, Version: '2010-05-08', ...input });
  }

  async #form(service: string, form: Readonly<Record<string, string>>): Promise<string> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { authorization: unsignedFor(service) },
      body: new URLSearchParams(form),
    });
    return answerOf(String(form.Action), response);
  }

  /** One operation of Lambda, by its path. */
  async lambda(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { authorization: unsignedFor('lambda') };
    const response = await fetch(`${this.url}/2015-03-31/functions/${path}`, { ...init, headers });
    if (response.ok) return response;
    throw new Error(`the emulator refuses ${path}: ${response.status} ${await response.text()}`);
  }
}
