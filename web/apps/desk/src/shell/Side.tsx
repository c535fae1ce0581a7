/** The left side: whose desk this is, and where one can go. */
import type { Account } from "@guang/api";
import { Icon } from "@guang/ui";
import { Dropdown } from "antd";
import { NavLink } from "react-router";
import { useWaiting } from "../state/counts";
import type { MyStore } from "../state/types";
import { useWords } from "../texts";
import { groups } from "./menu";
import { Face } from "./parts";

interface Props {
  account: Account;
  stores: MyStore[];
  store: MyStore | null;
  choose: (id: string) => void;
  went?: () => void;
}

export function Side({ account, stores, store, choose, went }: Props) {
  const t = useWords();
  const waiting = useWaiting(store, account.roles);
  return (
    <div className="side">
      <div className="brand">
        <i aria-hidden>逛</i>
        <span>{t("desk")}</span>
      </div>
      {store && <StoreSwitch stores={stores} store={store} choose={choose} />}
      <nav aria-label={t("nav")}>
        {groups(account.roles, store?.rights ?? null).map((group) => (
          <div key={group.label ?? "first"} className="group">
            {group.label && <h2>{t(group.label)}</h2>}
            <ul>
              {group.entries.map((entry) => (
                <li key={entry.to}>
                  <NavLink to={entry.to} end={entry.to === "/"} onClick={went}>
                    <Icon name={entry.icon} size={18} />
                    <span>{t(entry.label)}</span>
                    {entry.waits && waiting[entry.waits] ? (
                      <b role="img" aria-label={t("waiting", { n: waiting[entry.waits] ?? 0 })}>
                        {waiting[entry.waits]}
                      </b>
                    ) : null}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </div>
  );
}

function StoreSwitch({
  stores,
  store,
  choose,
}: {
  stores: MyStore[];
  store: MyStore;
  choose: Props["choose"];
}) {
  const t = useWords();
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        selectedKeys: [store.id],
        items: stores.map((one) => ({
          key: one.id,
          icon: <Face image={one.avatar_url} name={one.name} size={24} square />,
          label: one.name,
          onClick: () => choose(one.id),
        })),
      }}
    >
      <button type="button" className="store-switch">
        <Face image={store.avatar_url} name={store.name} size={32} square />
        <span>
          <span className="g-hidden-text">{t("store.choose")}</span>
          <strong>{store.name}</strong>
          <small>{t(`right.${store.right}` as "right.owner")}</small>
        </span>
        <Icon name="down" size={16} />
      </button>
    </Dropdown>
  );
}
