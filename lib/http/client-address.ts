import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";
import { env } from "#lib/env.ts";

const header = "x-assay-address";

/**
 * The server calls this on every request before anyone else sees it. Whatever the sender claimed is overwritten: X-Forwarded-For can be
 * forged, the socket can't. Only what a trusted proxy says of whom it speaks for is believed.
 */
export function stampAddress(request: IncomingMessage): void {
  request.headers[header] = resolveAddress(request.socket.remoteAddress, request.headers["x-forwarded-for"]);
}

/** Goes back from the socket, one hop at a time, for as long as it comes to proxies of ours. */
function resolveAddress(peer: string | undefined, forwardedFor: string | string[] | undefined): string {
  const hops = String(forwardedFor ?? "").split(",");
  let address = plain(peer ?? "unknown");
  for (let hop = hops.pop(); hop !== undefined && isTrusted(address); hop = hops.pop()) {
    const before = plain(withoutPort(hop.trim()));
    if (isIP(before) === 0) break;
    address = before;
  }
  return address;
}

let trusted: { proxies: readonly string[]; list: BlockList } | undefined;

function isTrusted(address: string): boolean {
  const proxies = env.trustedProxies;
  if (proxies.length === 0 || isIP(address) === 0) return false;
  if (trusted?.proxies !== proxies) trusted = { proxies, list: listOf(proxies) };
  return trusted.list.check(address, familyOf(address));
}

function listOf(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [network = "", bits] = proxy.split("/");
    list.addSubnet(network, Number(bits ?? (isIPv6(network) ? 128 : 32)), familyOf(network));
  }
  return list;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIPv6(address) ? "ipv6" : "ipv4";
}

/** A socket that takes both families writes IPv4 as ::ffff:192.0.2.1. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** Some proxies add the port: 192.0.2.1:4711, [2001:db8::1]:4711. */
function withoutPort(hop: string): string {
  return /^\[([^\]]*)\]/.exec(hop)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(hop)?.[1] ?? hop;
}

/** The address a request came from, for the audit log. */
export function clientAddress(headers: Headers | Record<string, unknown> | undefined): string {
  const value = headers instanceof Headers ? headers.get(header) : headers?.[header];
  return typeof value === "string" ? value : "unknown";
}

/** What rate limits count by: the address, or of IPv6 the network of 64 bits, all of which one subscriber may use. */
export function clientNetwork(headers: Headers | Record<string, unknown> | undefined): string {
  const address = clientAddress(headers);
  return isIPv6(address) ? firstHalf(address) : address;
}

function firstHalf(address: string): string {
  const [left = [], right] = address.split("::").map((part) => part.split(":").filter(Boolean));
  const groups = right ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right] : left;
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
