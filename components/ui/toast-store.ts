export type ToastMessage = {
  id: number;
  text: string;
  tone: "plain" | "problem";
  action: { label: string; run: () => void } | null;
  /** What it is about: the next word on it takes its place. */
  topic: string | null;
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
  more: { tone?: ToastMessage["tone"]; undo?: () => void; action?: ToastMessage["action"]; topic?: string } = {},
): void {
  const action = more.undo ? { label: "Undo", run: more.undo } : (more.action ?? null);
  const topic = more.topic ?? null;
  const others = messages.filter((message) => topic === null || message.topic !== topic);
  set([...others.slice(-2), { id: nextId++, text, tone: more.tone ?? "plain", action, topic }]);
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
