import { type Address, api } from "@guang/api";
import { Button, IconButton, oneLine, StateView, Tag, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { openAddress } from "../account/open";
import { Page } from "../shell/Page";
import { RowsWaiting } from "../shell/PageWaiting";
import { Trouble } from "../shell/Trouble";
import { client } from "../state/query";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { ForMembers } from "./Guest";
import styles from "./Settings.module.css";

const open = (known: Address | null) => void openAddress(known).catch(() => undefined);

function One({ address }: { address: Address }) {
  const t = useTexts();
  const refresh = () => client.invalidateQueries({ queryKey: ["addresses"] });
  const drop = async () => {
    try {
      await api.accounts.dropAddress(address.id);
      const { id: _id, ...same } = address;
      toast(t("addresses.dropped"), {
        label: t("common.undo"),
        run: () => void api.accounts.addAddress(same).then(refresh),
      });
    } catch (error) {
      toast(sayProblem(error, t));
    }
    await refresh();
  };
  return (
    <li className={styles.card}>
      <div className={styles.address}>
        <div>
          <b>{address.name}</b> {address.is_default && <Tag look="blue">{t("addresses.default")}</Tag>}
          <p className="g-tabular">{address.phone}</p>
          <p>{oneLine(address)}</p>
        </div>
        <Button look="quiet" small onClick={() => open(address)}>
          {t("common.change")}
        </Button>
        <IconButton
          icon="trash"
          size={20}
          label={t("addresses.drop", { name: address.name })}
          onClick={() => void drop()}
        />
      </div>
    </li>
  );
}

function List() {
  const t = useTexts();
  const query = useQuery({ queryKey: ["addresses"], queryFn: api.accounts.addresses });
  if (query.isError) return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <RowsWaiting rows={2} />;
  const addresses = query.data.items;
  const add = (
    <Button look="accent" onClick={() => open(null)}>
      {t("address.new")}
    </Button>
  );
  if (addresses.length === 0) {
    return (
      <StateView icon="pin" title={t("addresses.none")} text={t("addresses.none_text")}>
        {add}
      </StateView>
    );
  }
  return (
    <>
      <ul>
        {addresses.map((address) => (
          <One key={address.id} address={address} />
        ))}
      </ul>
      <div style={{ padding: "16px", textAlign: "center" }}>{add}</div>
    </>
  );
}

export default function Addresses() {
  const t = useTexts();
  return (
    <Page title={t("addresses.title")}>
      <ForMembers reason="general" icon="pin" text="addresses.guest">
        <List />
      </ForMembers>
    </Page>
  );
}
