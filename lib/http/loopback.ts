/**
 * Whether a host never leaves the machine: `localhost` and what is below it (RFC 6761 §6.3), 127/8 (RFC 1122
 * §3.2.1.3), `::1` (RFC 4291 §2.5.3).
 * @param host as URLs write it, with or without a port
 */
export function isLoopback(host: string): boolean {
  return /^(?:(?:[^.]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(host);
}
