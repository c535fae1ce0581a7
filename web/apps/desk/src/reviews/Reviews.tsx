/** What buyers say about a store's goods, how it goes, and answering them. */
import { call, get, type Schemas } from "@guang/api";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useCallback, useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { Empty, Failure, Head, More, Nothing } from "../shell/parts";
import { useStore } from "../state/store";
import { useWords } from "../texts";
import { asked, isNarrowed } from "./asked";
import { Filters } from "./Filters";
import { One } from "./One";
import { Summary } from "./Summary";
import "./reviews.css";

export default function Reviews() {
  const t = useWords();
  const store = useStore();
  const [params, setParams] = useSearchParams();
  const show = useCallback(
    (change: Record<string, string | undefined>) => {
      const next = new URLSearchParams(params);
      next.delete("review");
      next.delete("store");
      for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name);
      setParams(next, { replace: true });
    },
    [params, setParams],
  );
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  if (!store.rights.includes("desk"))
    return <Empty title={t("connect.closed")} about={t("reviews.closed")} icon="shield" />;
  const may = store.rights.includes("support");
  const open = params.get("review");
  return (
    <>
      <Head title={t("nav.reviews")} about={t("reviews.about")} />
      <Summary
        store={store.id}
        chosen={asked(params).stars}
        choose={(stars) => show({ stars: stars ? String(stars) : "" })}
      />
      {open ? (
        <Told store={store.id} review={open} may={may} all={() => show({})} />
      ) : (
        <div className="card flush">
          <Filters store={store.id} params={params} show={show} />
          <List key={`${store.id} ${params}`} store={store.id} params={params} may={may} />
        </div>
      )}
    </>
  );
}

/** The one review that a notice told of, and the way to the others. */
function Told({ store, review, may, all }: { store: string; review: string; may: boolean; all: () => void }) {
  const t = useWords();
  const [writing, write] = useState(false);
  const found = useQuery({
    queryKey: ["reviews", store, "one", review, t.locale],
    queryFn: () =>
      get("/api/stores/{store_id}/reviews/{review_id}", { path: { store_id: store, review_id: review } }),
  });
  return (
    <div className="card flush">
      <div className="bar">
        <Button onClick={all}>{t("reviews.all")}</Button>
      </div>
      {found.isError ? (
        <Failure error={found.error} retry={() => void found.refetch()} />
      ) : found.data ? (
        <One of={found.data} may={may} writing={writing} write={write} />
      ) : (
        <Nothing pending />
      )}
    </div>
  );
}

function List({ store, params, may }: { store: string; params: URLSearchParams; may: boolean }) {
  const t = useWords();
  const [writing, setWriting] = useState<string | null>(null);
  const wanted = asked(params);
  const found = useInfiniteQuery({
    queryKey: ["reviews", store, t.locale, wanted],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      call<Schemas["StoreReviews"]>("GET", `/api/stores/${store}/reviews`, {
        query: { ...wanted, cursor: pageParam || null },
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  useKeys(may ? setWriting : null);
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!rows.length)
    return (
      <Nothing pending={found.isPending}>{t(isNarrowed(params) ? "nothing.found" : "reviews.none")}</Nothing>
    );
  return (
    <>
      {rows.map((row) => (
        <One
          key={row.id}
          of={row}
          may={may}
          writing={writing === row.id}
          write={(on) => setWriting(on ? row.id : null)}
        />
      ))}
      <More
        shown={rows.length}
        more={found.hasNextPage}
        busy={found.isFetchingNextPage}
        load={() => void found.fetchNextPage()}
      />
    </>
  );
}

/** `/` looks for a product, j and k walk from review to review, Enter answers the one that is walked to. */
function useKeys(answer: ((review: string) => void) | null): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const at = event.target instanceof HTMLElement ? event.target : document.body;
      if (at.closest("input, textarea, .ant-modal")) return;
      const shown = [...document.querySelectorAll<HTMLElement>("[data-review]")];
      const here = shown.findIndex((one) => one.contains(at));
      if (event.key === "/") {
        event.preventDefault();
        document.getElementById("review-product")?.focus();
      }
      if (event.key === "j") shown[Math.min(here + 1, shown.length - 1)]?.focus();
      if (event.key === "k") shown[Math.max(here - 1, 0)]?.focus();
      if (event.key === "Enter" && answer && at.dataset.review) {
        event.preventDefault();
        answer(at.dataset.review);
      }
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [answer]);
}
