"use client";

import type { Blocker } from "#lib/domain/revision/blocker.ts";
import { type GateRule, gateRules, newGate, settingOf } from "#lib/domain/revision/gate.ts";
import { ruleWords } from "#lib/domain/revision/gate-words.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import type { Answers } from "./publish-answers.ts";

type OverruleFieldsProps = { blockers: Blocker[]; answers: Answers; onAnswers(answers: Answers): void };

/** For admins: the rules that stand in the way, and why this revision goes out against them. */
export function OverruleFields({ blockers, answers, onAnswers }: OverruleFieldsProps) {
  const rules = gateRules.filter((rule) => blockers.some((blocker) => blocker.kind === "gate" && blocker.rule === rule));
  if (rules.length === 0) return null;
  const set = (rule: GateRule, reason: string) => onAnswers({ ...answers, reasons: { ...answers.reasons, [rule]: reason } });
  return (
    <details className="rounded-(--radius) border border-line px-3 py-2" open={Object.values(answers.reasons).some(Boolean)}>
      <summary className="text-sm font-medium">Overrule…</summary>
      <p className="mt-2 text-[0.82rem] text-soft text-pretty">
        As an admin you can publish against a rule of the desk. Your name and the reason stand on the page and in the signed revision.
      </p>
      <div className="mt-3 grid gap-3">
        {rules.map((rule) => (
          <Field key={rule} label={`Why it need not be that ${ruleWords(settingOf(newGate.rules, rule))}`}>
            {(control) => (
              <Input
                {...control}
                dir="auto"
                maxLength={500}
                autoComplete="off"
                value={answers.reasons[rule] ?? ""}
                onChange={(event) => set(rule, event.target.value)}
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  );
}
