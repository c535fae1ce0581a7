import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useRef,
} from "react";
import { cx, IconButton } from "./controls";

const FOCUSABLE =
  'a[href],button:not([disabled]),input:not([disabled]),select:not([disabled]),textarea:not([disabled]),[tabindex]:not([tabindex="-1"])';

/** Keep Tab inside `box`, close on Escape, and give focus back to where it was. */
function useFocusTrap(box: RefObject<HTMLElement | null>, onClose: () => void, active: boolean) {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const node = box.current;
    if (!node || !active) return;
    const before = document.activeElement as HTMLElement | null;
    if (!node.contains(before)) node.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        close.current();
        return;
      }
      if (event.key !== "Tab") return;
      const stops = [...node.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
        (one) => one.offsetParent !== null,
      );
      const first = stops[0];
      const last = stops[stops.length - 1];
      if (!first || !last) return;
      const at = document.activeElement;
      if (event.shiftKey && (at === first || at === node)) {
        event.preventDefault();
        last.focus();
      } else if (!event.shiftKey && at === last) {
        event.preventDefault();
        first.focus();
      }
    };
    node.addEventListener("keydown", onKey);
    return () => {
      node.removeEventListener("keydown", onKey);
      if (before?.isConnected) before.focus({ preventScroll: true });
    };
  }, [box, active]);
}

/** Pull the handle or the head down past a third, or fling it, and the sheet goes. */
function useDragAway(box: RefObject<HTMLElement | null>, onClose: () => void) {
  const drag = useRef<{ y: number; at: number } | null>(null);
  const move = useCallback(
    (event: PointerEvent) => {
      const node = box.current;
      if (!drag.current || !node) return;
      const by = Math.max(0, event.clientY - drag.current.y);
      node.style.transition = "none";
      node.style.transform = `translateY(${by}px)`;
    },
    [box],
  );
  const end = useCallback(
    (event: PointerEvent) => {
      const node = box.current;
      const start = drag.current;
      drag.current = null;
      if (!start || !node) return;
      const by = event.clientY - start.y;
      const speed = by / Math.max(1, event.timeStamp - start.at);
      node.style.transition = "";
      node.style.transform = "";
      if (by > node.offsetHeight / 3 || (by > 40 && speed > 0.6)) onClose();
    },
    [box, onClose],
  );
  return {
    onPointerDown: (event: PointerEvent) => {
      if ((event.target as HTMLElement).closest("button")) return;
      drag.current = { y: event.clientY, at: event.timeStamp };
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    },
    onPointerMove: move,
    onPointerUp: end,
    onPointerCancel: end,
  };
}

export interface SheetProps {
  title: string;
  onClose: () => void;
  closeLabel: string;
  onBack?: () => void;
  backLabel?: string;
  size?: "auto" | "two-thirds" | "tall";
  /** On wide screens stand beside the column instead of over it. */
  beside?: boolean;
  /** Only the topmost sheet holds the focus. */
  active?: boolean;
  foot?: ReactNode;
  flush?: boolean;
  hideHead?: boolean;
  className?: string;
  children: ReactNode;
}

/** A panel from below: drag or Escape closes it, focus stays inside while it is on top. */
export function Sheet(props: SheetProps) {
  const {
    title,
    onClose,
    onBack,
    size = "auto",
    beside = false,
    active = true,
    foot,
    flush,
    children,
  } = props;
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useFocusTrap(box, onBack ?? onClose, active);
  const drag = useDragAway(box, onClose);
  return (
    <div
      ref={box}
      className={cx("g-sheet", props.className)}
      role="dialog"
      aria-modal={active && !beside}
      aria-labelledby={titleId}
      tabIndex={-1}
      data-size={size}
      data-beside={beside}
      inert={!active}
    >
      <div className="g-sheet__handle" {...drag} />
      <div className="g-sheet__head" data-back={Boolean(onBack)} {...drag}>
        {onBack && <IconButton icon="back" label={props.backLabel ?? ""} onClick={onBack} />}
        <h2 id={titleId} className="g-sheet__title">
          {title}
        </h2>
        <IconButton icon="close" label={props.closeLabel} onClick={onClose} />
      </div>
      <div className="g-sheet__body" data-flush={flush}>
        {children}
      </div>
      {foot && <div className="g-sheet__foot">{foot}</div>}
    </div>
  );
}
