import { isIP } from 'node:net';

const withoutPort = (text: string): string => {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text); // [2001:db8::1]:443
  if (bracketed?.[1]) return bracketed[1];
  const plain = /^([\d.]+):\d{1,5}$/.exec(text); // 192.0.2.7:5123
  return plain?.[1] ?? text;
};

const plainAddress = (text: string | undefined): string => {
  const bare = withoutPort((text ?? '').trim()).toLowerCase();
  const inside = bare.startsWith('::ffff:') && isIP(bare.slice(7)) === 4 ? bare.slice(7) : bare;
  // The zone of an IPv6 address names a card of one machine and is no part of who somebody is: fe80::1%eth0
  const address = isIP(inside) === 6 ? inside.replace(/%.*$/s, '') : inside;
  return isIP(address) === 0 ? '' : address;
};

/**
 * The address of the person's side of a connection: counted from the right, because only the entries that our own
 * proxies appended can be believed. With fewer entries than proxies somebody went around one, so the socket counts.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const direct = plainAddress(socketAddress) || 'unknown';
  if (trustedProxies === 0 || forwardedFor === undefined) return direct;
  const entries = forwardedFor.split(',');
  return plainAddress(entries[entries.length - trustedProxies]) || direct;
}

/** What one household or office is counted by: the address, of IPv6 the first four groups. */
export function addressGroup(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}
