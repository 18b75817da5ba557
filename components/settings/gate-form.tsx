"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { editGateAction } from "#lib/actions/gate.ts";
import { changesOf, deskOfOne, type Gate, type GateSetting, greatestNumber, isLooser, smallestNumber } from "#lib/domain/revision/gate.ts";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { GateRuleRow } from "./gate-rule-row.tsx";

/** The rules that publishing is held to. Saving them turns the gate on at a desk that is older than it. */
export function GateForm({ gate, proposesDeskOfOne }: { gate: Gate; proposesDeskOfOne: boolean }) {
  const router = useRouter();
  const [rules, setRules] = useState(gate.rules);
  const { run, pending, formRef, fieldError, formError, refusal } = useAction(editGateAction);
  const changed = changesOf(gate.rules, rules);
  const looser = rules.filter(isLooser).length;

  function save(next: Pick<GateSetting, "rule" | "on">[] = changed): void {
    run({ rules: next }, (saved) => {
      setRules(saved.rules);
      showToast("Saved. What is published from now on is held to it.");
      router.refresh();
    });
  }

  return (
    <form
      ref={formRef}
      noValidate
      className="grid max-w-2xl grid-cols-1 gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {!gate.enforced && (
        <div role="status" className="grid justify-items-start gap-2 rounded-lg border border-line bg-sunk px-4 py-3 text-sm">
          <p className="text-pretty">
            <b>The gate isn’t turned on yet.</b> This desk is older than it: what it would stop is only told before publishing, and pages
            say that they were published without it. Look at the rules; saving them turns the gate on. Sign-offs given so far hold until the
            words change.
          </p>
        </div>
      )}
      {proposesDeskOfOne && (
        <div role="status" className="grid justify-items-start gap-2 rounded-lg border border-line bg-sunk px-4 py-3 text-sm">
          <p className="text-pretty">
            <b>You work here alone</b>, so nobody could sign off what you write. Invite a colleague, or make it a desk of one: nobody has to
            sign off, and each page says so.
          </p>
          <Button size="small" disabled={pending} onClick={() => save(deskOfOne)}>
            Desk of one
          </Button>
        </div>
      )}
      <ul className="divide-y divide-line rounded-lg border border-line bg-card">
        {rules.map((setting) => (
          <GateRuleRow
            key={setting.rule}
            setting={setting}
            least={smallestNumber}
            most={greatestNumber}
            error={fieldError(`rules.${changed.indexOf(setting)}.number`)}
            onChange={(next) => setRules(rules.map((each) => (each.rule === next.rule ? next : each)))}
          />
        ))}
      </ul>
      <p className="text-sm text-soft text-pretty">
        Always, and never overruled: a correction says what was wrong, no passage waits for a person, and no annotation goes out without a
        verdict and a rationale.
      </p>
      {looser > 0 && (
        <p className="text-sm text-pretty" role="status">
          {looser === 1 ? "One rule asks" : `${looser} rules ask`} less than usual. Every page published so says it.
        </p>
      )}
      <FieldError error={formError ?? (refusal && !formError ? refusal.message : null)} />
      <Button type="submit" variant="primary" className="justify-self-start" disabled={pending || (gate.enforced && changed.length === 0)}>
        {pending ? "Saving…" : gate.enforced ? "Save" : "Save and turn the gate on"}
      </Button>
    </form>
  );
}
