// F5 BIG-IP persistence cookies (F5 K6917): the address and port of a server behind the balancer.
//
//   1677787402.36895.0000                          IPv4, both numbers in reversed byte order
//   rd5o00000000000000000000ffffc0000201o80         IPv4 in route domain 5, as written
//   vi20010112000000000000000000000030.20480        IPv6 as written, port in reversed byte order
//   rd3o20010112000000000000000000000030o80         IPv6 in route domain 3, as written
import type { JsonObject, JsonValue } from '../../jose/json.ts';
import { evidence } from '../evidence.ts';
import type { Reading } from '../recognition.ts';
import type { Candidate, EnvelopeFamily } from './envelope.ts';

interface Member {
  readonly address: string;
  readonly port: number;
  readonly routeDomain: string | null;
}

const V4 = /^(\d{1,10})\.(\d{1,5})\.0000$/;
const V6 = /^vi([\da-f]{32})\.(\d{1,5})$/i;
const ROUTED = /^rd(\d{1,5})o([\da-f]{32})o(\d{1,5})$/i;
const MAPPED = '00000000000000000000ffff';
const LARGEST_ADDRESS = 0xffffffff;
const LARGEST_PORT = 0xffff;

function readBigIp({ text }: Candidate): Reading | null {
  const member = v4(text) ?? v6(text) ?? routed(text);
  if (member === null || member.port > LARGEST_PORT) return null;
  return {
    evidence: evidence('big-ip', member.address, String(member.port)),
    content: contentOf(member),
  };
}

function v4(text: string): Member | null {
  const [, address, port] = V4.exec(text) ?? [];
  if (address === undefined || Number(address) > LARGEST_ADDRESS) return null;
  const number = Number(address);
  const octets = [0, 8, 16, 24].map((shift) => (number >>> shift) & 255);
  return { address: octets.join('.'), port: swapped(Number(port)), routeDomain: null };
}

function v6(text: string): Member | null {
  const [, address, port] = V6.exec(text) ?? [];
  if (address === undefined) return null;
  return { address: written(address), port: swapped(Number(port)), routeDomain: null };
}

function routed(text: string): Member | null {
  const [, routeDomain, address, port] = ROUTED.exec(text) ?? [];
  if (routeDomain === undefined || address === undefined) return null;
  return { address: written(address), port: Number(port), routeDomain };
}

/** A number above the largest port keeps being one, so that it is refused. */
function swapped(port: number): number {
  return port > LARGEST_PORT ? port : ((port & 255) << 8) | (port >> 8);
}

/** 32 hex digits as people write the address: dotted for a mapped IPv4 one, else RFC 5952 §4. */
function written(hex: string): string {
  const digits = hex.toLowerCase();
  if (digits.startsWith(MAPPED)) {
    const octets = (digits.slice(MAPPED.length).match(/../g) ?? []).map((at) =>
      Number.parseInt(at, 16),
    );
    return octets.join('.');
  }
  const groups = (digits.match(/.{4}/g) ?? []).map((group) => group.replace(/^0{1,3}/, ''));
  const longest = [...groups.join(':').matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)]
    .map(([run]) => run)
    .reduce((best, run) => (zeros(run) > zeros(best) ? run : best), '');
  return longest === '' ? groups.join(':') : shortened(groups.join(':'), longest);
}

function zeros(run: string): number {
  return run.split('0').length - 1;
}

function shortened(address: string, run: string): string {
  const [before = '', after = ''] = splitOnce(address, run);
  return `${before}::${after.replace(/^:/, '')}`;
}

function splitOnce(text: string, part: string): readonly string[] {
  const at = text.indexOf(part);
  return [text.slice(0, at), text.slice(at + part.length)];
}

function contentOf({ address, port, routeDomain }: Member): JsonObject {
  const entry = (name: string, value: JsonValue) => ({ name, value, duplicate: false });
  const members = [
    entry('address', { type: 'string', value: address }),
    entry('port', { type: 'number', text: String(port) }),
  ];
  if (routeDomain !== null) {
    members.push(entry('routeDomain', { type: 'number', text: String(Number(routeDomain)) }));
  }
  return { type: 'object', members };
}

export const BIG_IP: readonly EnvelopeFamily[] = [
  {
    form: 'envelope',
    family: 'f5-big-ip',
    label: 'F5 BIG-IP persistence',
    role: 'stickiness',
    explanation: 'sticky-address',
    read: readBigIp,
  },
];
