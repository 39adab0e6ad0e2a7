// SPDX-License-Identifier: Apache-2.0
// Which hosts NO_PROXY exempts, by the rules of Go's golang.org/x/net/http/httpproxy, which docker
// and cosign follow: addresses, CIDR blocks, names with their subdomains, ports and "*".
import { BlockList, isIP, type IPVersion } from 'node:net';

/** Whether this URL is asked directly; entries that mean nothing are ignored, as Go does. */
export type Exemption = (url: URL) => boolean;

/** Reads the value of NO_PROXY. */
export function parseNoProxy(text: string): Exemption {
  const rules = text
    .split(/[\s,]+/)
    .map((entry) => ruleOf(entry.toLowerCase()))
    .filter((rule) => rule !== undefined);
  return (url) => {
    const host = { name: unbracketed(url.hostname).replace(/\.$/, ''), port: portOf(url) };
    return rules.some((rule) => rule(host));
  };
}

interface Host {
  readonly name: string;
  readonly port: string;
}

function ruleOf(entry: string): ((host: Host) => boolean) | undefined {
  if (entry === '*') return () => true;
  const list = blockOf(entry) ?? rangeOf(entry);
  if (list !== undefined) return ({ name }) => contains(list, name);
  const { name, port } = splitPort(entry);
  const isPort = (host: Host) => port === undefined || port === host.port;
  if (isIP(name) !== 0) {
    const address = listOf((one) => {
      one.addAddress(name, versionOf(name));
    });
    return (host) => isPort(host) && contains(address, host.name);
  }
  // "*.example.com" means ".example.com", which matches subdomains only.
  const domain = name.replace(/^\*(?=\.)/, '').replace(/\.$/, '');
  if (!/[^.]/.test(domain)) return undefined;
  return domain.startsWith('.')
    ? (host) => isPort(host) && host.name.endsWith(domain)
    : (host) => isPort(host) && (host.name === domain || host.name.endsWith(`.${domain}`));
}

/** `10.0.0.0/8`; a prefix longer than the address makes it no block. */
function blockOf(entry: string): BlockList | undefined {
  const [, address = '', bits = ''] = /^([^/]*)\/(\d{1,3})$/.exec(entry) ?? [];
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (bits === '' || Number(bits) > most) return undefined;
  return listOf((list) => {
    list.addSubnet(address, Number(bits), versionOf(address));
  });
}

/** `10.0.0.1-10.0.0.9`, which Go does not know, but Node does (nodejs.org, NODE_USE_ENV_PROXY). */
function rangeOf(entry: string): BlockList | undefined {
  const [first = '', last = '', ...more] = entry.split('-');
  if (more.length > 0 || isIP(first) === 0 || isIP(first) !== isIP(last)) return undefined;
  try {
    return listOf((list) => {
      list.addRange(first, last, versionOf(first));
    });
  } catch {
    // The end lies before the beginning.
    return undefined;
  }
}

function listOf(fill: (list: BlockList) => void): BlockList {
  const list = new BlockList();
  fill(list);
  return list;
}

/** BlockList takes an IPv4 address and the IPv6 one that maps it for the same. */
function contains(list: BlockList, name: string): boolean {
  return isIP(name) !== 0 && list.check(name, versionOf(name));
}

function versionOf(address: string): IPVersion {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function splitPort(entry: string): { name: string; port: string | undefined } {
  if (isIP(unbracketed(entry)) !== 0) return { name: unbracketed(entry), port: undefined };
  const [, name = entry, port] = /^(.*):(\d{1,5})$/.exec(entry) ?? [];
  return { name: unbracketed(name), port };
}

function unbracketed(name: string): string {
  return name.replace(/^\[(.*)\]$/, '$1');
}

/** The port that is asked, also where the URL leaves it out. */
function portOf({ port, protocol }: URL): string {
  return port === '' ? (protocol === 'http:' ? '80' : '443') : port;
}
