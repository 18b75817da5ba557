import { parseArgs } from "node:util";
import { unchecked } from "#lib/domain/parse.ts";
import { deskOfOne, gateRules, isLooser, signers } from "#lib/domain/revision/gate.ts";
import { ruleWords } from "#lib/domain/revision/gate-words.ts";
import { editGate } from "#lib/usecases/desk/edit-gate.ts";
import { readGate } from "#lib/usecases/desk/read-gate.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const gateCommand: Command = {
  usage: `gate [RULE=on|off|NUMBER|${signers.join("|")} …] [--desk-of-one] [--turn-on] [--as EMAIL] [--json]`,
  summary: "Show or set the rules that publishing is held to",
  details: `Without rules it shows them. Setting any turns the gate on, also at a desk that is older than it.

Rules: ${gateRules.join(", ")}.
second-verdict takes three people where sign-off is on: two who judge, and one who signs off.
A number (sources=3) turns a rule on, and says how many. signed-off=${signers[1]} lets authors sign off, but for the last to change it.

  --desk-of-one  for someone who works alone: nobody has to sign off, which readers are told
  --turn-on      the gate as it stands
  --as EMAIL     whose doing it is; without it, the desk's first admin's
  --json         one JSON object a line`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        "desk-of-one": { type: "boolean", default: false },
        "turn-on": { type: "boolean", default: false },
        as: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const rules = [...(values["desk-of-one"] ? deskOfOne : []), ...positionals.map(readRule)];
    const print = printer(values.json);
    const actor = await actingAs(values.as);
    const known = actor.ok ? await readGate(actor.value) : actor;
    const turnsOn = values["turn-on"] && known.ok && !known.value.enforced;
    const gate = actor.ok && (rules.length > 0 || turnsOn) ? await editGate(actor.value, unchecked({ rules })) : known;
    if (!gate.ok) {
      print.failed("gate", gate.error);
      return 1;
    }
    const { rules: all, enforced, proposesDeskOfOne } = gate.value;
    if (!enforced) print.progress("The gate isn't turned on yet: what it would stop is told as a warning. npx assay gate --turn-on");
    if (proposesDeskOfOne) print.progress("One person works here, so nobody could sign off. npx assay gate --desk-of-one");
    for (const setting of all) {
      const looser = isLooser(setting);
      const words = `${setting.on ? "on " : "off"} ${setting.rule}: ${ruleWords(setting)}${looser ? " (looser than usual: readers are told)" : ""}`;
      print.result({ ...setting, looser, enforced }, words);
    }
    return 0;
  },
};

/** `sources=3`, `summary=on`, `signed-off=not-the-last`. What else is wrong with it the desk says. */
function readRule(argument: string): Record<string, unknown> {
  const [, rule, value] = /^([a-z-]+)=(.+)$/.exec(argument) ?? [];
  if (rule === undefined || value === undefined || !gateRules.some((known) => known === rule)) {
    throw new UsageError(`“${argument}” is no rule to set. Write RULE=on, RULE=off or RULE=NUMBER, with one of: ${gateRules.join(", ")}.`);
  }
  if (value === "on" || value === "off") return { rule, on: value === "on" };
  if (/^\d+$/.test(value)) return { rule, on: true, number: Number(value) };
  return { rule, on: true, by: value };
}
