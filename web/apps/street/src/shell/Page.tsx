import { IconButton } from "@guang/ui";
import { type ReactNode, useEffect, useRef } from "react";
import { back } from "../state/router";
import { useTexts } from "../texts";
import styles from "./Page.module.css";

export interface PageProps {
  title: string;
  /** A page of the bottom bar has nowhere to go back to. */
  root?: boolean;
  side?: ReactNode;
  tabs?: ReactNode;
  /** Stays at the bottom while the content scrolls. */
  foot?: ReactNode;
  children: ReactNode;
}

/** A plain page: a bar with its name, and content that scrolls. */
export function Page({ title, root, side, tabs, foot, children }: PageProps) {
  const t = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t("app.name")}`;
    heading.current?.focus({ preventScroll: true });
    return () => {
      document.title = t("app.name");
    };
  }, [title, t]);
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <div className={styles.bar}>
          {!root && <IconButton icon="back" label={t("common.back")} onClick={() => back()} />}
          <h1 ref={heading} tabIndex={-1} className={styles.title} data-root={root}>
            {title}
          </h1>
          {side}
        </div>
        {tabs}
      </header>
      <div className={styles.body}>{children}</div>
      {foot && <div className={styles.foot}>{foot}</div>}
    </main>
  );
}
