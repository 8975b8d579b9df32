export interface Header {
  name: string;
  value: string;
}

/** What only the connection itself may say. */
const reserved = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'keep-alive',
  'expect',
  'proxy-authorization',
  'proxy-connection',
]);
const namePattern = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/;
const valuePattern = /^[\t\u0020-\u007E\u0080-\u00FF]{0,2000}$/;
const mostHeaders = 20;

/** What is wrong with further headers of a request, as a sentence; null when they can be sent. */
export function headersProblem(headers: readonly Header[]): string | null {
  if (headers.length > mostHeaders) return `There are ${headers.length} headers; ${mostHeaders} at most can be sent.`;
  for (const { name, value } of headers) {
    if (!namePattern.test(name)) return `"${name.slice(0, 100)}" is no name of a header.`;
    if (reserved.has(name.toLowerCase())) return `The header ${name} is not yours to set.`;
    if (!valuePattern.test(value)) return `The value of the header ${name} must be one line of up to 2000 characters.`;
  }
  return null;
}
