import type { CSSProperties, ReactNode } from "react";
import { Icon, type IconName } from "./icons";

export interface SkeletonProps {
  width?: CSSProperties["width"];
  height?: CSSProperties["height"];
  round?: boolean;
  style?: CSSProperties;
}

/** A grey place where something will stand. */
export function Skeleton({ width = "100%", height = 16, round, style }: SkeletonProps) {
  return (
    <span
      className="g-skeleton"
      aria-hidden="true"
      style={{ width, height, ...(round ? { borderRadius: "50%" } : {}), ...style }}
    />
  );
}

export interface StateViewProps {
  icon: IconName;
  title: string;
  text?: ReactNode;
  /** Request id, for support. */
  id?: string | null;
  children?: ReactNode;
}

/** What a page says when it has nothing to show: empty, failed or offline. */
export function StateView({ icon, title, text, id, children }: StateViewProps) {
  return (
    <div className="g-state">
      <Icon name={icon} size={40} className="g-state__picture" />
      <p className="g-state__title">{title}</p>
      {text && <p className="g-state__text">{text}</p>}
      {children}
      {id && <p className="g-state__id">{id}</p>}
    </div>
  );
}
