// SPDX-License-Identifier: Apache-2.0
// Why a server was not heard, whether that passes by itself, and what the user does about it.
import { SignetError } from '../errors.ts';
import { ProxyError } from './tunnel.ts';

/**
 * `outage`: may end at any time, and is ridden out as long as patience lasts; `moment`: ends within
 * seconds or not at all; `never`: someone must mend it.
 */
export type Duration = 'outage' | 'moment' | 'never';

/** No server answered. */
export class UnreachableError extends SignetError {
  readonly lasts: Duration;

  constructor(what: string, thrown: unknown) {
    const { reason, lasts, hint } = judgeNetworkFault(thrown);
    super('HTTP_UNREACHABLE', `${what}: ${reason}`, { hint, cause: thrown });
    this.lasts = lasts;
  }
}

export interface NetworkFault {
  readonly reason: string;
  readonly lasts: Duration;
  /** Where the cause is known, the fix. */
  readonly hint: string | undefined;
}

/** Judges what Node threw, by its innermost cause. */
export function judgeNetworkFault(thrown: unknown): NetworkFault {
  const innermost = innermostOf(thrown);
  if (innermost instanceof ProxyError) return judgeProxyFault(innermost);
  const reason = reasonOf(innermost);
  const code = codeOf(innermost);
  const known = faults.find(({ codes }) => codes.test(code));
  return { reason, lasts: known?.lasts ?? 'outage', hint: known?.hint };
}

/** Codes of Node's errors (nodejs.org, Errors and TLS; openssl, X509_verify_cert_error_string). */
const faults: readonly { codes: RegExp; lasts: Duration; hint?: string }[] = [
  {
    codes: oneOf(
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT.*',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'CERT_UNTRUSTED',
      'INVALID_CA',
    ),
    lasts: 'never',
    hint:
      'This runner does not know the certificate authority. Set NODE_EXTRA_CA_CERTS in the ' +
      'step’s "env:" to a file with its certificate (PEM).',
  },
  {
    codes: /^(?:CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/,
    lasts: 'never',
    hint: 'Renew the server’s certificate; if it is valid, this runner’s clock is wrong.',
  },
  {
    codes: /^(?:ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/,
    lasts: 'never',
    hint: 'Use a name that the server’s certificate holds, or have one issued for this name.',
  },
  {
    codes: /^(?:CERT_[A-Z_]+|CRL_[A-Z_]+|PATH_LENGTH_EXCEEDED|INVALID_PURPOSE)$/,
    lasts: 'never',
    hint: 'The server’s certificate cannot be used: have another one issued.',
  },
  {
    codes: /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)$/,
    lasts: 'never',
    hint:
      'What listens at this port does not speak TLS. Plain http is allowed on this machine only ' +
      '(localhost, 127.0.0.1): give the server a certificate, for example by a reverse proxy ' +
      'with TLS in front of it.',
  },
  {
    codes: oneOf(
      'ERR_SSL_.*ALERT_PROTOCOL_VERSION',
      'ERR_SSL_.*ALERT_HANDSHAKE_FAILURE',
      'ERR_SSL_.*CERTIFICATE_REQUIRED',
      'ERR_SSL_UNSUPPORTED_PROTOCOL',
      'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
    ),
    lasts: 'never',
    hint:
      'The server wants a version of TLS, a cipher or a client’s certificate that this runner ' +
      'does not have: TLS 1.2 or 1.3 without client certificates is supported.',
  },
  {
    codes: /^ENOTFOUND$/,
    lasts: 'never',
    hint: 'Is the name spelled right? A private name is known only to runners in its network.',
  },
  {
    codes: /^EAI_AGAIN$/,
    lasts: 'moment',
    hint: 'The name could not be looked up: check that this runner’s DNS works.',
  },
  {
    codes: /^(?:HPE_HEADER_OVERFLOW|UND_ERR_HEADERS_OVERFLOW)$/,
    lasts: 'never',
    hint: 'The answer has more than 64 KiB of headers; a proxy may have added to them.',
  },
  {
    codes: /^HPE_INVALID_(?:CONSTANT|VERSION|STATUS)$/,
    lasts: 'never',
    hint: 'What listens at this port does not speak HTTP. Is the port right?',
  },
  {
    codes: /^ERR_(?:INVALID_(?:CHAR|URL|PROTOCOL|HTTP_TOKEN)|UNESCAPED_CHARACTERS)$/,
    lasts: 'never',
  },
];

function judgeProxyFault({ proxy, status, message, cause }: ProxyError): NetworkFault {
  const { variable, url } = proxy;
  const reason = `the proxy ${url.host} that ${variable} names: ${
    cause === undefined ? message : judgeNetworkFault(cause).reason
  }`;
  if (status === undefined) {
    const inner = judgeNetworkFault(cause);
    const isRefused = codeOf(cause) === 'ECONNREFUSED';
    return {
      reason,
      lasts: isRefused ? 'never' : inner.lasts,
      hint: `Correct ${variable}, or list this host in NO_PROXY.${
        inner.hint === undefined ? '' : ` ${inner.hint}`
      }`,
    };
  }
  if (status === 407)
    return {
      reason,
      lasts: 'never',
      hint: `The proxy does not take the login: put USER:PASSWORD@ before the host in ${variable}.`,
    };
  return {
    reason,
    lasts: status >= 500 || status === 429 ? 'outage' : 'never',
    hint:
      'The proxy does not let this host through: have it allowed, or list it in NO_PROXY if this ' +
      'runner reaches it directly.',
  };
}

/**
 * `fetch` says only "fetch failed"; the reason is the innermost cause, or in the causes of an
 * AggregateError. A proxy's failure is told as one.
 */
function innermostOf(thrown: unknown, depth = 0): unknown {
  if (thrown instanceof ProxyError || depth > 5) return thrown;
  if (!isError(thrown)) return thrown;
  // Several addresses were tried; all failed, usually alike.
  if ('errors' in thrown && Array.isArray(thrown.errors))
    return innermostOf(thrown.errors[0], depth + 1);
  return thrown.cause === undefined ? thrown : innermostOf(thrown.cause, depth + 1);
}

/** By its shape: an error of Node's own may come from another realm, where `instanceof` fails. */
function isError(thrown: unknown): thrown is Error {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'message' in thrown &&
    typeof thrown.message === 'string'
  );
}

function reasonOf(innermost: unknown): string {
  if (!isError(innermost)) return 'the connection failed';
  const code = codeOf(innermost);
  const words = openSslReason(innermost) ?? innermost.message;
  return code === '' || words.includes(code) ? words : `${words} (${code})`;
}

function codeOf(thrown: unknown): string {
  const found = innermostOf(thrown);
  if (!(isError(found) && 'code' in found && typeof found.code === 'string')) return '';
  const words = found.code === 'EPROTO' ? openSslReason(found) : undefined;
  return words === undefined
    ? found.code
    : `ERR_SSL_${words.toUpperCase().replaceAll(/[^A-Z\d]+/g, '_')}`;
}

/** A handshake that fails while Node writes is an EPROTO, with OpenSSL's whole line as message. */
function openSslReason({ message }: Error): string | undefined {
  return /:SSL routines:[^:]*:([^:]+):/.exec(message)?.[1];
}

function oneOf(...codes: readonly string[]): RegExp {
  return new RegExp(`^(?:${codes.join('|')})$`);
}
