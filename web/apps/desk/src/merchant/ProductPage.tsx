/** One product: words in both languages, pictures, options, prices and stock; saved whole, listed when it is ready. */
import { call } from "@guang/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, App as Feedback, Form, Input, Skeleton, TreeSelect } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { ProductPromises } from "../promises/ProductPromises";
import { Failure, Head, State } from "../shell/parts";
import { useStore } from "../state/store";
import type { Category, DeskProduct, Page } from "../state/types";
import { trouble, useWords } from "../texts";
import { type Draft, draftOf, dropDraft, emptyDraft, formOf, keepDraft, keptDraft } from "./draft";
import { Pictures } from "./Pictures";
import { PriceHistory } from "./PriceHistory";
import { ProductPreview } from "./ProductPreview";
import { Skus } from "./Skus";

export default function ProductPage() {
  const { product = "new" } = useParams();
  const store = useStore();
  const found = useQuery({
    queryKey: ["product", product],
    enabled: product !== "new",
    queryFn: () => call<DeskProduct>("GET", `/api/desk/products/${product}`),
  });
  if (product !== "new" && found.isPending) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!store) return null;
  return <Editor key={product} known={found.data ?? null} currency={store.currency} storeId={store.id} />;
}

function Editor({
  known,
  currency,
  storeId,
}: {
  known: DeskProduct | null;
  currency: string;
  storeId: string;
}) {
  const t = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const place = known?.id ?? storeId;
  const seen = known?.changed_at ?? "";
  const fresh = () => (known ? draftOf(known) : emptyDraft());
  const [kept, setKept] = useState(() => keptDraft(place, seen));
  const [draft, setDraft] = useState<Draft>(() => kept?.draft ?? fresh());
  const [touched, touch] = useState(kept !== null);
  const [busy, setBusy] = useState(false);
  const categories = useQuery({
    queryKey: ["categories", t.locale],
    queryFn: async () => (await call<Page<Category>>("GET", "/api/categories")).items,
    staleTime: 3_600_000,
  });
  useEffect(() => {
    if (touched) keepDraft(place, seen, draft);
  }, [draft, place, seen, touched]);
  const tree = useMemo(() => branch(categories.data ?? [], null), [categories.data]);
  const change = (part: Partial<Draft>) => {
    touch(true);
    setDraft((before) => ({ ...before, ...part }));
  };
  const titled = Object.values(draft.title).some((words) => words.trim());
  const priced = draft.skus.every((sku) => sku.price !== null);
  const ready = titled && priced && draft.category !== "";

  const save = async (list: boolean) => {
    setBusy(true);
    try {
      const body = formOf(draft, currency);
      const saved = known
        ? await call<DeskProduct>("PATCH", `/api/desk/products/${known.id}`, { body })
        : await call<DeskProduct>("POST", `/api/stores/${storeId}/products`, { body });
      dropDraft(place);
      touch(false);
      setKept(null);
      const answer = list ? await call<DeskProduct>("POST", `/api/desk/products/${saved.id}/list`) : saved;
      client.setQueryData(["product", saved.id], answer);
      await client.invalidateQueries({ queryKey: ["goods"] });
      void message.success(t(answer.in_review ? "goods.in_review" : list ? "goods.is_listed" : "saved"));
      if (!known) void navigate(`/goods/${saved.id}`, { replace: true });
    } catch (error) {
      void message.error(trouble(error, t), 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Head
        title={known ? draft.title[t.locale] || draft.title.en || draft.title["zh-CN"] : t("goods.new")}
        about={known ? <State of={known.restricted ? "restricted" : known.state} /> : t("draft.saved")}
        back={{ to: "/goods", name: t("nav.goods") }}
      >
        {known?.state === "listed" && (
          <Button href={`/s/${known.id}`} target="_blank">
            {t("video.see")}
          </Button>
        )}
        <Button
          type={known?.state === "listed" ? "primary" : "default"}
          loading={busy}
          disabled={!ready}
          onClick={() => void save(false)}
        >
          {t("save")}
        </Button>
        {known?.state !== "listed" && (
          <Button type="primary" loading={busy} disabled={!ready} onClick={() => void save(true)}>
            {t("goods.save_list")}
          </Button>
        )}
      </Head>
      {kept && (
        <Alert
          type="info"
          showIcon
          title={t("draft.found", { at: t.date(kept.at) })}
          style={{ marginBottom: 16 }}
          action={
            <Button
              size="small"
              onClick={() => {
                dropDraft(place);
                touch(false);
                setKept(null);
                setDraft(fresh());
              }}
            >
              {t("draft.drop")}
            </Button>
          }
        />
      )}
      {known?.in_review && (
        <Alert type="info" showIcon title={t("goods.in_review")} style={{ marginBottom: 16 }} />
      )}
      {known?.restricted && (
        <Alert type="error" showIcon title={t("goods.restricted")} style={{ marginBottom: 16 }} />
      )}
      <div className="form">
        <Form layout="vertical">
          <section className="section">
            <h2>{t("product.words")}</h2>
            <div className="pair">
              <Words draft={draft} change={change} lang="zh-CN" label="简体中文" />
              <Words draft={draft} change={change} lang="en" label="English" />
            </div>
            <Form.Item label={t("product.category")} required style={{ marginBottom: 0 }}>
              <TreeSelect
                aria-label={t("product.category")}
                treeData={tree}
                value={draft.category || undefined}
                onChange={(category: string) => change({ category })}
                loading={categories.isPending}
                showSearch={{ treeNodeFilterProp: "title" }}
                placeholder={t("product.category")}
              />
            </Form.Item>
          </section>
          <section className="section">
            <h2>{t("product.pictures")}</h2>
            <Pictures images={draft.images} change={(images) => change({ images })} />
          </section>
          <section className="section">
            <h2>{t("product.skus")}</h2>
            <Skus draft={draft} change={change} known={known} currency={currency} />
          </section>
          {known && <ProductPromises product={known.id} />}
          {known && <PriceHistory product={known} />}
        </Form>
        <ProductPreview draft={draft} currency={currency} />
      </div>
    </>
  );
}

function Words({
  draft,
  change,
  lang,
  label,
}: {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  lang: string;
  label: string;
}) {
  const t = useWords();
  return (
    <div>
      <Form.Item label={`${t("product.title")} · ${label}`}>
        <Input
          aria-label={`${t("product.title")} · ${label}`}
          lang={lang}
          value={draft.title[lang] ?? ""}
          maxLength={120}
          showCount
          onChange={(event) => change({ title: { ...draft.title, [lang]: event.target.value } })}
        />
      </Form.Item>
      <Form.Item label={`${t("product.text")} · ${label}`}>
        <Input.TextArea
          aria-label={`${t("product.text")} · ${label}`}
          lang={lang}
          value={draft.text[lang] ?? ""}
          autoSize={{ minRows: 4, maxRows: 10 }}
          maxLength={4000}
          onChange={(event) => change({ text: { ...draft.text, [lang]: event.target.value } })}
        />
      </Form.Item>
    </div>
  );
}

interface Branch {
  value: string;
  title: string;
  selectable: boolean;
  children: Branch[];
}

function branch(all: Category[], parent: string | null): Branch[] {
  return all
    .filter((category) => category.parent === parent)
    .map((category) => {
      const children = branch(all, category.id);
      return { value: category.id, title: category.name, selectable: children.length === 0, children };
    });
}
