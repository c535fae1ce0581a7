/** What one has been told, from any page of the desk. */
import { api, type Notice } from "@guang/api";
import { Icon } from "@guang/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Badge, Popover } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { trouble, useWords } from "../texts";
import { Ago, Nothing } from "./parts";
import "./bell.css";

const HOME = "/desk";
const MOST = 99;

/** How many, as the badge shows it: what is read aloud must be what is seen. */
const told = (unread: number): string | number => (unread > MOST ? `${MOST}+` : unread);

export function Bell({ choose }: { choose: (store: string) => void }) {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const unread = useQuery({
    queryKey: ["unread"],
    queryFn: api.accounts.counts,
    refetchInterval: 60_000,
    select: (counts) => counts.unread,
  }).data;
  const turn = (open: boolean) => {
    setOpen(open);
    if (open && unread)
      void api.accounts
        .readNotices()
        .then(() => client.invalidateQueries({ queryKey: ["unread"] }))
        .catch(() => undefined);
  };
  const follow = ({ link }: Notice) => {
    setOpen(false);
    if (!link?.startsWith(HOME)) {
      if (link) window.open(link, "_blank", "noreferrer");
      return;
    }
    const store = new URL(link, location.origin).searchParams.get("store");
    if (store) choose(store);
    void navigate(link.slice(HOME.length));
  };
  return (
    <Popover
      open={isOpen}
      onOpenChange={turn}
      trigger="click"
      placement="bottomRight"
      title={t("notices")}
      content={isOpen && <Latest follow={follow} />}
    >
      <button type="button" className="icon bell" aria-label={t("notices.unread", { n: told(unread ?? 0) })}>
        <Badge count={unread ?? 0} size="small" overflowCount={MOST}>
          <Icon name="bell" size={20} />
        </Badge>
      </button>
    </Popover>
  );
}

function Latest({ follow }: { follow: (notice: Notice) => void }) {
  const t = useWords();
  const found = useQuery({ queryKey: ["notices", t.locale], queryFn: () => api.accounts.notices() });
  if (found.isError) return <p className="none">{trouble(found.error, t)}</p>;
  const items = found.data?.items ?? [];
  if (!items.length)
    return (
      <div className="notices">
        <Nothing pending={found.isPending}>{t("notices.none")}</Nothing>
      </div>
    );
  return (
    <ul className="notices">
      {items.map((one) => (
        <li key={one.id}>
          <button type="button" onClick={() => follow(one)} disabled={!one.link} data-fresh={!one.read}>
            <strong>{one.title}</strong>
            <span>{one.text}</span>
            <Ago at={one.at} />
          </button>
        </li>
      ))}
    </ul>
  );
}
