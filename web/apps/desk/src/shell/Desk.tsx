/** The frame: navigation by what the person may do, and the page inside. */
import { api } from "@guang/api";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Dropdown, App as Feedback, Layout, Menu, Select, Skeleton } from "antd";
import { lazy, Suspense, useState } from "react";
import { Navigate, Route, Routes, useLocation, useNavigate } from "react-router";
import { useLocaleChoice } from "../state/locale";
import { useMe, useStores } from "../state/session";
import { keepStore, StoreChoice, startStore } from "../state/store";
import { trouble, useWords } from "../texts";
import { Board } from "./Board";
import { LogIn } from "./LogIn";
import { entries } from "./menu";
import { Failure } from "./parts";

const Products = lazy(() => import("../merchant/Products"));
const ProductPage = lazy(() => import("../merchant/ProductPage"));
const Orders = lazy(() => import("../merchant/Orders"));
const OpenStore = lazy(() => import("../merchant/OpenStore"));
const Videos = lazy(() => import("../creator/Videos"));
const NewVideo = lazy(() => import("../creator/NewVideo"));
const Served = lazy(() => import("../operator/Served"));
const Trace = lazy(() => import("../operator/Trace"));
const Reports = lazy(() => import("../operator/Reports"));
const Cases = lazy(() => import("../operator/Cases"));
const Restrictions = lazy(() => import("../operator/Restrictions"));
const Acts = lazy(() => import("../operator/Acts"));

export function Desk() {
  const t = useWords();
  const me = useMe();
  const account = me.data?.account ?? null;
  const stores = useStores(account !== null);
  const [chosen, choose] = useState(startStore);
  const { locale, setLocale } = useLocaleChoice();
  const [open, setOpen] = useState(false);
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const navigate = useNavigate();
  const { pathname } = useLocation();

  if (me.isPending) return <Skeleton active style={{ padding: 48 }} />;
  if (me.isError) return <Failure error={me.error} retry={() => void me.refetch()} />;
  if (!account) return <LogIn />;

  const mine = stores.data ?? [];
  const store = mine.find((one) => one.id === chosen) ?? mine[0] ?? null;
  const leave = async () => {
    try {
      await api.accounts.logOut();
      client.clear();
      await me.refetch();
    } catch (error) {
      void message.error(trouble(error, t));
    }
  };
  const speak = (next: string) => {
    setLocale(next);
    void client.invalidateQueries();
  };
  const items = entries(account.roles, t);
  const here = items
    .flatMap((group) => group.children)
    .find((item) => item.key !== "/" && pathname.startsWith(item.key));
  const menu = (
    <Menu
      mode="inline"
      selectedKeys={[here?.key ?? "/"]}
      items={items}
      onClick={({ key }) => {
        setOpen(false);
        void navigate(key);
      }}
      style={{ borderInlineEnd: 0 }}
    />
  );
  return (
    <StoreChoice value={store}>
      <Layout style={{ minHeight: "100vh" }}>
        <Layout.Sider
          width={224}
          breakpoint="lg"
          collapsedWidth={0}
          trigger={null}
          style={{ borderRight: "1px solid var(--line)" }}
        >
          <div className="brand">
            <i aria-hidden>逛</i>
            <span>{t("desk")}</span>
          </div>
          <nav aria-label={t("nav")}>{menu}</nav>
        </Layout.Sider>
        <Layout>
          <Layout.Header
            style={{
              display: "flex",
              alignItems: "center",
              gap: 12,
              padding: "0 24px",
              borderBottom: "1px solid var(--line)",
            }}
          >
            <Button className="burger" onClick={() => setOpen(true)} aria-label={t("nav")}>
              ☰
            </Button>
            {mine.length > 0 && (
              <Select
                aria-label={t("store.choose")}
                value={store?.id}
                options={mine.map((one) => ({ value: one.id, label: one.name }))}
                onChange={(id) => {
                  keepStore(id);
                  choose(id);
                }}
                style={{ minWidth: 180 }}
              />
            )}
            <span style={{ flex: 1 }} />
            <Button type="text" href="/" target="_blank" rel="noreferrer">
              {t("street")} ↗
            </Button>
            <Select
              aria-label={t("language")}
              variant="borderless"
              value={locale}
              onChange={speak}
              options={[
                { value: "en", label: "English" },
                { value: "zh-CN", label: "简体中文" },
              ]}
            />
            <Dropdown menu={{ items: [{ key: "leave", label: t("leave"), onClick: () => void leave() }] }}>
              <Button type="text">{account.name}</Button>
            </Dropdown>
          </Layout.Header>
          <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={240} title={t("desk")}>
            {menu}
          </Drawer>
          <Layout.Content>
            <main className="main">
              <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
                <Routes>
                  <Route path="/" element={<Board account={account} />} />
                  <Route path="/goods" element={<Products />} />
                  <Route path="/goods/:product" element={<ProductPage />} />
                  <Route path="/orders" element={<Orders />} />
                  <Route path="/open-store" element={<OpenStore />} />
                  <Route path="/videos" element={<Videos />} />
                  <Route path="/videos/new" element={<NewVideo />} />
                  <Route path="/pages" element={<Served />} />
                  <Route path="/pages/:page" element={<Trace />} />
                  <Route path="/reports" element={<Reports />} />
                  <Route path="/cases" element={<Cases />} />
                  <Route path="/restrictions" element={<Restrictions />} />
                  <Route path="/acts" element={<Acts />} />
                  <Route path="*" element={<Navigate to="/" replace />} />
                </Routes>
              </Suspense>
            </main>
          </Layout.Content>
        </Layout>
      </Layout>
    </StoreChoice>
  );
}
