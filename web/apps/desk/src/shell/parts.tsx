/** Small parts that every page of the desk uses. */
import { Problem } from "@guang/api";
import { formatMoney, Icon, type IconName, type Money, useLocale } from "@guang/ui";
import { Button, Result, Skeleton } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { OrderCard } from "../state/orders";
import { type Key, trouble, useWords } from "../texts";

export function Head({
  title,
  about,
  back,
  children,
}: {
  title: ReactNode;
  about?: ReactNode;
  back?: { to: string; name: string };
  children?: ReactNode;
}) {
  return (
    <header className="head">
      <div>
        {back && (
          <Link className="crumb" to={back.to}>
            <Icon name="back" size={14} /> {back.name}
          </Link>
        )}
        <h1>{title}</h1>
        {about && <p>{about}</p>}
      </div>
      {children && <div className="acts">{children}</div>}
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

export function Empty({
  title,
  about,
  icon = "bag",
  children,
}: {
  title: string;
  about: string;
  icon?: IconName;
  children?: ReactNode;
}) {
  return (
    <div className="card empty">
      <span className="sign" aria-hidden>
        <Icon name={icon} size={24} />
      </span>
      <h2>{title}</h2>
      <p>{about}</p>
      {children}
    </div>
  );
}

/** A person or a store: the picture, or the first letter on a colour of their own. */
export function Face({
  image,
  name,
  size,
  square,
}: {
  image: string | null;
  name: string;
  size: number;
  square?: boolean;
}) {
  const look = { width: size, height: size, borderRadius: square ? size / 4 : size, fontSize: size * 0.42 };
  if (image) return <img className="face" src={image} alt="" style={look} />;
  const hue = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0) * 37, 0) % 360;
  return (
    <span
      className="face"
      aria-hidden
      style={{ ...look, background: `hsl(${hue} 45% 88%)`, color: `hsl(${hue} 50% 24%)` }}
    >
      {[...name.trim()][0]?.toUpperCase() ?? "·"}
    </span>
  );
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "2 hours ago", and the instant itself for whoever rests on it; after a week only the date. */
export function Ago({ at }: { at: string }) {
  const t = useWords();
  const seconds = (new Date(at).getTime() - Date.now()) / 1000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  const told =
    Math.abs(seconds) > 7 * 86_400
      ? t.date(at, "day")
      : new Intl.RelativeTimeFormat(t.locale, { numeric: "auto" }).format(
          unit === "second" ? 0 : Math.round(seconds / size),
          unit,
        );
  return (
    <time className="quiet ago" dateTime={at} title={t.date(at)}>
      {told}
    </time>
  );
}

/** In place of a table's rows: their shapes while they come, or that there are none. */
export function Nothing({ pending, children }: { pending: boolean; children?: ReactNode }) {
  if (pending)
    return <Skeleton active title={false} paragraph={{ rows: 6, width: "100%" }} className="rows" />;
  return <p className="none">{children}</p>;
}

/** Under a list: how many are shown, and the way to more. */
export function More({
  shown,
  more,
  busy,
  load,
}: {
  shown: number;
  more: boolean;
  busy: boolean;
  load: () => void;
}) {
  const t = useWords();
  if (!shown) return null;
  return (
    <footer className="foot">
      <span className="quiet">{t(more ? "shown.more" : "shown.all", { n: shown })}</span>
      {more && (
        <Button size="small" loading={busy} onClick={load}>
          {t("more")}
        </Button>
      )}
    </footer>
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

/** An order as people know it: what was bought, and for whom; by its number while nobody knows more. */
export function OrderName({
  id,
  card,
  about,
}: {
  id: string;
  card: OrderCard | undefined;
  about?: ReactNode;
}) {
  const t = useWords();
  if (!card) return <code className="quiet">{id}</code>;
  const title = card.more ? t("order.more", { title: card.title, n: card.more }) : card.title;
  return <Goods image={card.image_url} title={title} about={about ?? card.name} />;
}

/** Who carries a parcel: our own simulator by its name in words, everybody else as the store has written it. */
export function Carried({ carrier, tracking }: { carrier: string; tracking: string }) {
  const t = useWords();
  return (
    <span className="carried">
      {carrier === "simulator" ? t("order.simulated") : carrier} {tracking}
    </span>
  );
}

const LOOKS: Record<string, string> = {
  listed: "good",
  published: "good",
  delivered: "good",
  confirmed: "good",
  paid: "act",
  shipped: "move",
  uploading: "move",
  transcoding: "move",
  created: "wait",
  reviewing: "wait",
  rejected: "bad",
  taken_down: "bad",
  restricted: "bad",
};

export function State({ of }: { of: string }) {
  const t = useWords();
  return <span className={`state ${LOOKS[of] ?? ""}`}>{t(`state.${of}` as Key)}</span>;
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
