import { isOwnHost } from '#console/guard/host.ts';

/** What a browser says of where a request comes from. */
export interface Sender {
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`; browsers before 2023 say nothing. */
  readonly site: string | undefined;
}

/** Whether a form was sent from a page of this server. One that says nothing of where it comes from was not. */
export const isOwnForm = ({ origin, site }: Sender, port: number): boolean => {
  if (site !== undefined && site !== 'same-origin') return false;
  return origin?.startsWith('http://') === true && isOwnHost(origin.slice('http://'.length), port);
};
