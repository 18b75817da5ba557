import type { IncomingMessage } from "node:http";
import { afterEach, expect, test } from "vitest";
import { env, setEnvironment } from "#lib/env.ts";
import { clientAddress, clientNetwork, stampAddress } from "./client-address.ts";

afterEach(() => setEnvironment({ ASSAY_TRUSTED_PROXIES: "" }));

function seenFrom(peer: string, forwardedFor?: string): string {
  const request = { headers: { "x-forwarded-for": forwardedFor }, socket: { remoteAddress: peer } } as unknown as IncomingMessage;
  stampAddress(request);
  return clientAddress(request.headers);
}

const headers = (address: string) => ({ "x-assay-address": address });

test("without trusted proxies the socket's address counts, whatever is claimed", () => {
  expect(seenFrom("192.0.2.1", "198.51.100.7")).toBe("192.0.2.1");
  expect(seenFrom("::ffff:127.0.0.1", "198.51.100.7")).toBe("127.0.0.1");
});

test.each([
  ["a proxy says for whom it speaks", "10.0.0.5", "198.51.100.7", "198.51.100.7"],
  ["the same, on a socket for both families", "::ffff:10.0.0.5", "198.51.100.7", "198.51.100.7"],
  ["what the client forged before the proxy spoke is not believed", "10.0.0.5", "1.1.1.1, 127.0.0.1, 198.51.100.7", "198.51.100.7"],
  ["two proxies, one behind the other", "10.0.0.5", "1.1.1.1, 198.51.100.7, 192.168.3.4", "198.51.100.7"],
  ["somebody else's header", "198.51.100.9", "198.51.100.7", "198.51.100.9"],
  ["a proxy that says nothing", "10.0.0.5", undefined, "10.0.0.5"],
  ["a proxy that speaks for another only", "10.0.0.5", "192.168.3.4", "192.168.3.4"],
  ["something that is no address", "10.0.0.5", "198.51.100.7, unknown", "10.0.0.5"],
  ["an address with a port", "10.0.0.5", "198.51.100.7:4711", "198.51.100.7"],
  ["IPv6 with a port", "fd00::1", "[2001:db8::7]:4711", "2001:db8::7"],
])("with trusted proxies: %s", (_, peer, forwardedFor, address) => {
  setEnvironment({ ASSAY_TRUSTED_PROXIES: "10.0.0.5, 192.168.0.0/16,fd00::/8" });
  expect(seenFrom(peer, forwardedFor)).toBe(address);
});

test("limits count the network of an IPv6 subscriber, who has many addresses, and each IPv4 address", () => {
  const subscriber = ["2001:db8:0:7::1", "2001:db8:0:7:ffff:1:2:3", "2001:db8::7:9:9:9:9"].map((address) =>
    clientNetwork(headers(address)),
  );
  expect(new Set(subscriber)).toEqual(new Set(["2001:db8:0:7"]));
  expect(clientNetwork(headers("2001:db8:0:8::1"))).not.toBe(subscriber[0]);
  expect(clientNetwork(headers("::1"))).toBe("0:0:0:0");
  expect(clientNetwork(headers("192.0.2.1"))).toBe("192.0.2.1");
});

test.each(["nginx", "10.0.0.0/40", "10.0.0.5;10.0.0.6", "all"])("a setting of %s is refused with what it should be", (setting) => {
  setEnvironment({ ASSAY_TRUSTED_PROXIES: setting });
  expect(() => env.trustedProxies).toThrow(/ASSAY_TRUSTED_PROXIES must be addresses or ranges/);
});
