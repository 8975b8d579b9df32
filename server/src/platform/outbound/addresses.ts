import { BlockList, isIP, SocketAddress } from 'node:net';

/** Networks that no tenant may reach through this server: its own machine, private and shared networks, metadata, and what is no host. */
const blocked = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
] as const;

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** A list of networks, each written as `address/bits`. */
export function networks(list: readonly string[]): BlockList {
  const made = new BlockList();
  for (const network of list) {
    const [address = '', bits = ''] = network.split('/');
    made.addSubnet(address, Number(bits), familyOf(address));
  }
  return made;
}

const closed = networks(blocked);

const groupsOf = (address: string): number[] => {
  // The URL parser writes any spelling, dotted ones included, in its one short form.
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = short.split('::');
  const words = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16));
  const [left, right] = [words(head), words(tail ?? '')];
  return tail === undefined ? left : [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
};

/** How IPv6 addresses that stand for an IPv4 one begin, and where in them it is: mapped, translated, NAT64 and 6to4. */
const wraps = [
  { begins: [0, 0, 0, 0, 0, 0xffff], at: 6 },
  { begins: [0, 0, 0, 0, 0xffff, 0], at: 6 },
  { begins: [0x64, 0xff9b, 0, 0, 0, 0], at: 6 },
  { begins: [0x2002], at: 1 },
] as const;

/** The IPv4 address inside an IPv6 one that stands for it. */
function within(address: string): string | null {
  const groups = groupsOf(address);
  const wrap = wraps.find(({ begins }) => begins.every((group, place) => groups[place] === group));
  const [high = 0, low = 0] = groups.slice(wrap?.at ?? 0);
  return wrap ? [high >> 8, high & 255, low >> 8, low & 255].join('.') : null;
}

const plain = (address: string): string => address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');

/** Whether one IP address is of a list of networks, however it is written. What is no address is of none. */
export function isIn(list: BlockList, address: string): boolean {
  const bare = plain(address);
  const family = isIP(bare);
  if (family === 0) return false;
  if (family === 4) return list.check(bare, 'ipv4');
  const inner = within(bare);
  return (
    list.check(new SocketAddress({ address: bare, family: 'ipv6' })) || (inner !== null && list.check(inner, 'ipv4'))
  );
}

/** Whether an IP address is one that the whole internet reaches. Anything but an address is not. */
export const isPublic = (address: string): boolean => isIP(plain(address)) !== 0 && !isIn(closed, address);
