/** Which stores want somebody to work for them, and what each post would allow. */
import { del, get, post } from "@guang/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Skeleton } from "antd";
import { Empty, Face, Failure, Head } from "../shell/parts";
import { type Key, trouble, useWords } from "../texts";

export default function Invitations() {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const found = useQuery({ queryKey: ["invitations"], queryFn: () => get("/api/me/invitations", {}) });
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const answer = async (work: () => Promise<unknown>, said: Key) => {
    try {
      await work();
      void message.success(t(said));
    } catch (error) {
      void message.error(trouble(error, t), 6);
    }
    await client.invalidateQueries();
  };
  const items = found.data?.items ?? [];
  if (found.data && !items.length)
    return <Empty title={t("invitations.none")} about={t("invitations.none.about")} icon="store" />;
  return (
    <>
      <Head title={t("invitations")} about={t("invitations.about")} />
      {found.isPending && <Skeleton active />}
      {items.map((one) => {
        const path = { store_id: one.store };
        return (
          <section key={one.store} className="section" aria-label={one.name}>
            <div className="who-row">
              <Face image={one.avatar_url} name={one.name} size={40} />
              <span className="stack grow">
                <strong>{one.name}</strong>
                <span>{t(`post.${one.role}` as Key)}</span>
                <span className="quiet">{t(`post.${one.role}.may` as Key)}</span>
                <span className="quiet">{t("staff.until", { when: t.date(new Date(one.expires_at)) })}</span>
              </span>
              <Button
                onClick={() =>
                  void answer(() => del("/api/me/invitations/{store_id}", { path }), "invitations.declined")
                }
              >
                {t("invitations.decline")}
              </Button>
              <Button
                type="primary"
                onClick={() =>
                  void answer(() => post("/api/me/invitations/{store_id}", { path }), "invitations.accepted")
                }
              >
                {t("invitations.accept")}
              </Button>
            </div>
          </section>
        );
      })}
    </>
  );
}
