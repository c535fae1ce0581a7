/** Small parts that every page of the desk uses. */
import { Problem } from "@guang/api";
import { formatMoney, type Money, useLocale } from "@guang/ui";
import { Button, Result, Tag } from "antd";
import type { ReactNode } from "react";
import { type Key, trouble, useWords } from "../texts";

export function Head({
  title,
  about,
  children,
}: {
  title: ReactNode;
  about?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="head">
      <div>
        <h1>{title}</h1>
        {about && <p>{about}</p>}
      </div>
      <div style={{ display: "flex", gap: 8, flexWrap: "wrap" }}>{children}</div>
    </header>
  );
}

export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useWords();
  const id = error instanceof Problem ? error.requestId : null;
  return (
    <Result
      status={error instanceof Problem && error.status === 404 ? "404" : "warning"}
      title={trouble(error, t)}
      subTitle={id ? t("trouble.id", { id }) : undefined}
      extra={<Button onClick={retry}>{t("retry")}</Button>}
    />
  );
}

export function Empty({ title, about, children }: { title: string; about: string; children?: ReactNode }) {
  return (
    <div className="card" style={{ padding: "56px 24px", textAlign: "center" }}>
      <h2 style={{ fontSize: 16, margin: 0 }}>{title}</h2>
      <p className="quiet" style={{ maxWidth: 440, margin: "8px auto 20px" }}>
        {about}
      </p>
      {children}
    </div>
  );
}

export function Amount({ money }: { money: Money }) {
  return <>{formatMoney(money, useLocale())}</>;
}

export function Goods({
  image,
  title,
  about,
  tall,
}: {
  image: string | null;
  title: string;
  about?: ReactNode;
  tall?: boolean;
}) {
  return (
    <div className={tall ? "goods tall" : "goods"}>
      {image ? <img src={image} alt="" loading="lazy" /> : <span className="blank" />}
      <div>
        <strong>{title}</strong>
        {about && <span className="quiet">{about}</span>}
      </div>
    </div>
  );
}

const COLOURS: Record<string, string> = {
  listed: "green",
  published: "green",
  paid: "blue",
  shipped: "geekblue",
  delivered: "green",
  confirmed: "green",
  created: "gold",
  draft: "default",
  delisted: "default",
  private: "default",
  cancelled: "default",
  rejected: "red",
  taken_down: "red",
  restricted: "red",
  uploading: "blue",
  transcoding: "blue",
  reviewing: "gold",
};

export function State({ of }: { of: string }) {
  const t = useWords();
  return <Tag color={COLOURS[of] ?? "default"}>{t(`state.${of}` as Key)}</Tag>;
}

/** A file for spreadsheets: quoted, with a byte-order mark so that Chinese survives Excel. */
export function download(name: string, rows: (string | number)[][]): void {
  const quoted = rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(","));
  const url = URL.createObjectURL(
    new Blob([`\ufeff${quoted.join("\r\n")}`], { type: "text/csv;charset=utf-8" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
