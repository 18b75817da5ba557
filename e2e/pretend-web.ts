/*
 * Loaded into the server before anything else: every name under `.example` stands at a public address, and who connects to it there meets
 * the journeys' own web server on this machine. The product's own checks of names and addresses stay as they are, and are met.
 */
import dns, { type LookupAddress } from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const publicAddress = "93.184.215.14";
const port = Number(process.env.PRETEND_WEB_PORT);

type Callback = (error: Error | null, found: string | LookupAddress[], family?: number) => void;
type Lookup = (name: string, options: { all?: boolean }, callback: Callback) => void;

const { lookup } = dns;
Object.assign(dns, {
  lookup(name: string, ...rest: [object, Callback] | [Callback]) {
    if (!name.endsWith(".example")) return Reflect.apply(lookup, dns, [name, ...rest]);
    const callback = rest.length === 2 ? rest[1] : rest[0];
    const all = rest.length === 2 && "all" in rest[0] && rest[0].all === true;
    setImmediate(() => (all ? callback(null, [{ address: publicAddress, family: 4 }]) : callback(null, publicAddress, 4)));
  },
});

const here = (address: string) => (address === publicAddress ? "127.0.0.1" : address);

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  const options: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (isPlace(options) && options.host.endsWith(".example")) {
    const ask: Lookup = options.lookup ?? dns.lookup;
    const leadHere: Lookup = (name, wanted, callback) =>
      ask(name, wanted, (error, found, family) =>
        callback(error, Array.isArray(found) ? found.map((each) => ({ ...each, address: here(each.address) })) : here(found), family),
      );
    Object.assign(options, { port, lookup: leadHere });
  }
  return Reflect.apply(connect, this, args);
};

syncBuiltinESMExports();

function isPlace(options: unknown): options is { host: string; lookup?: Lookup } {
  return typeof options === "object" && options !== null && "host" in options && typeof options.host === "string";
}
