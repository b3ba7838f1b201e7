import { BlockList, isIP } from 'node:net';

/**
 * IPv4 blocks that are not the public internet: private, loopback, link-local (cloud metadata), shared, documentation,
 * multicast, reserved. From IANA's special-purpose address registry.
 */
const SPECIAL_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Blocks inside IPv6's global unicast range that are not the public internet, or that wrap other addresses. */
const SPECIAL_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** NAT64 (RFC 6052): an IPv4 address in the last 32 bits. Hosts with IPv6 only meet it for every IPv4 name. */
const NAT64 = '64:ff9b::';

const refused = new BlockList();
for (const [net, prefix] of SPECIAL_V4) {
  // BlockList matches these against the ::ffff: form too.
  refused.addSubnet(net, prefix, 'ipv4');
  refused.addSubnet(`${NAT64}${net}`, 96 + prefix, 'ipv6');
}
for (const [net, prefix] of SPECIAL_V6) refused.addSubnet(net, prefix, 'ipv6');

const possible = new BlockList();
possible.addSubnet('2000::', 3, 'ipv6');
possible.addSubnet('::ffff:0:0', 96, 'ipv6');
possible.addSubnet(NAT64, 96, 'ipv6');

/** Whether an IP address (v4 or v6, no brackets) belongs to the public internet. False for what is no address. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !refused.check(address, 'ipv4');
    case 6:
      return possible.check(address, 'ipv6') && !refused.check(address, 'ipv6');
    default:
      return false;
  }
}
