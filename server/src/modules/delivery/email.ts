/** What set an e-mail off, so that a failure's own user event does not start the same again. */
export interface Chain {
  /** How many firings led here. */
  depth: number;
  /** The definitions that fired on the way, each once. */
  definitionIds: readonly string[];
}

/** One message to one address. Its id stays the same over all tries and makes the message id. */
export interface Email {
  id: string;
  organizationId: string;
  to: string;
  /** One line. */
  subject: string;
  text: string;
  firingId: string;
  definitionId: string;
  chain: Chain;
}

// Line ends, spaces and list separators in an address would reach other recipients than the one that is meant.
const addressPattern =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/** Whether a text is exactly one plain e-mail address. */
export const isAddress = (text: string): boolean => text.length <= 254 && addressPattern.test(text);
