export type ToastMessage = {
  id: number;
  text: string;
  tone: "plain" | "problem";
  action: { label: string; run: () => void } | null;
};

let messages: ToastMessage[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: ToastMessage[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

/** Says something at the foot of the desk; give `undo` rather than asking "are you sure?" beforehand. */
export function showToast(
  text: string,
  more: { tone?: ToastMessage["tone"]; undo?: () => void; action?: ToastMessage["action"] } = {},
): void {
  const action = more.undo ? { label: "Undo", run: more.undo } : (more.action ?? null);
  set([...messages.slice(-2), { id: nextId++, text, tone: more.tone ?? "plain", action }]);
}

export function dismissToast(id: number): void {
  set(messages.filter((message) => message.id !== id));
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): ToastMessage[] {
  return messages;
}
