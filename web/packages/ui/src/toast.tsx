/** Short words at the foot of the screen, with an undo where the act can be undone. */
import { useSyncExternalStore } from "react";

export interface ToastMessage {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

let messages: readonly ToastMessage[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly ToastMessage[]) {
  messages = next;
  for (const listener of listeners) listener();
}

const drop = (id: number) => set(messages.filter((one) => one.id !== id));

/** Say something for four seconds (seven when it can be undone). At most two at a time. */
export function toast(text: string, action?: ToastMessage["action"]): void {
  const id = nextId++;
  set([...messages.slice(-1), { id, text, action }]);
  setTimeout(() => drop(id), action ? 7000 : 4000);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => messages);
  return (
    <div className="g-toasts" role="status" aria-live="polite">
      {shown.map((one) => (
        <div key={one.id} className="g-toast">
          <p>{one.text}</p>
          {one.action && (
            <button
              type="button"
              onClick={() => {
                one.action?.run();
                drop(one.id);
              }}
            >
              {one.action.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
