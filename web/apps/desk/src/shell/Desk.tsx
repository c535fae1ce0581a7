/** The frame: navigation by what the person may do, and the page inside. */
import { type Account, api } from "@guang/api";
import { Icon, ZoneProvider } from "@guang/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Drawer, Dropdown, App as Feedback, Skeleton } from "antd";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { Navigate, Route, Routes, useLocation, useNavigate } from "react-router";
import { useLive } from "../state/live";
import { keepLocale, keptLocale, useLocaleChoice } from "../state/locale";
import { useMe, usePlatformZone, useStores } from "../state/session";
import { keepStore, StoreChoice, startStore } from "../state/store";
import { type Theme, useThemeChoice } from "../state/theme";
import type { MyStore } from "../state/types";
import { trouble, useWords } from "../texts";
import { Bell } from "./Bell";
import { Board } from "./Board";
import { LogIn } from "./LogIn";
import { sideOf } from "./menu";
import { Face, Failure } from "./parts";
import { Side } from "./Side";

const AccountPage = lazy(() => import("../account/AccountPage"));
const Products = lazy(() => import("../merchant/Products"));
const Import = lazy(() => import("../merchant/goods/Import"));
const Batches = lazy(() => import("../merchant/goods/Batches"));
const ProductPage = lazy(() => import("../merchant/ProductPage"));
const Orders = lazy(() => import("../merchant/Orders"));
const PickList = lazy(() => import("../merchant/orders/PickList"));
const OpenStore = lazy(() => import("../merchant/OpenStore"));
const Experience = lazy(() => import("../merchant/Experience"));
const Staff = lazy(() => import("../merchant/Staff"));
const StoreSettings = lazy(() => import("../merchant/StoreSettings"));
const Invitations = lazy(() => import("../merchant/Invitations"));
const Promises = lazy(() => import("../promises/Promises"));
const Members = lazy(() => import("../promises/Members"));
const Delivery = lazy(() => import("../merchant/Delivery"));
const Connect = lazy(() => import("../merchant/Connect"));
const Finance = lazy(() => import("../money/Finance"));
const Invoices = lazy(() => import("../taxes/Invoices"));
const Taxes = lazy(() => import("../taxes/Taxes"));
const Earnings = lazy(() => import("../money/Earnings"));
const Ledger = lazy(() => import("../money/Ledger"));
const AfterSales = lazy(() => import("../care/AfterSales"));
const Reviews = lazy(() => import("../reviews/Reviews"));
const StoreDisputes = lazy(async () => ({ default: (await import("../disputes/Disputes")).StoreDisputes }));
const PlatformDisputes = lazy(async () => ({
  default: (await import("../disputes/Disputes")).PlatformDisputes,
}));
const Arbitration = lazy(() => import("../care/Arbitration"));
const StorePromotions = lazy(async () => ({
  default: (await import("../promotions/Promotions")).StorePromotions,
}));
const PlatformPromotions = lazy(async () => ({
  default: (await import("../promotions/Promotions")).PlatformPromotions,
}));
const Inbox = lazy(() => import("../support/Inbox"));
const SupportSettings = lazy(() => import("../support/Settings"));
const Asked = lazy(() => import("../support/Asked"));
const Videos = lazy(() => import("../creator/Videos"));
const NewVideo = lazy(() => import("../creator/NewVideo"));
const Models = lazy(() => import("../operator/Models"));
const Policies = lazy(() => import("../operator/Policies"));
const Served = lazy(() => import("../operator/Served"));
const Trace = lazy(() => import("../operator/Trace"));
const Reports = lazy(() => import("../operator/Reports"));
const Cases = lazy(() => import("../operator/Cases"));
const Restrictions = lazy(() => import("../operator/Restrictions"));
const Acts = lazy(() => import("../operator/Acts"));

export function Desk() {
  const me = useMe();
  const account = me.data?.account ?? null;
  useLive(account?.viewer);
  if (me.isPending) return <Skeleton active style={{ padding: 48 }} />;
  if (me.isError) return <Failure error={me.error} retry={() => void me.refetch()} />;
  if (!account) return <LogIn />;
  return <Frame account={account} />;
}

/** The server answers in the account's language: the screen follows it, unless another was chosen on this device. */
function useOneLanguage(account: Account): void {
  const client = useQueryClient();
  const { locale, setLocale } = useLocaleChoice();
  useEffect(() => {
    if (account.locale === locale) return;
    if (keptLocale() === null) {
      setLocale(account.locale === "zh-CN" ? "zh-CN" : "en");
    } else {
      void api.accounts.change({ locale }).then(() => client.invalidateQueries());
    }
  }, [account.locale, locale, setLocale, client]);
}

function Frame({ account }: { account: Account }) {
  const t = useWords();
  useOneLanguage(account);
  const stores = useStores(true);
  const [chosen, choose] = useState(startStore);
  const [open, setOpen] = useState(false);
  const mine = stores.data ?? [];
  const store = mine.find((one) => one.id === chosen) ?? mine[0] ?? null;
  const side = {
    account,
    stores: mine,
    store,
    choose: (id: string) => {
      keepStore(id);
      choose(id);
    },
  };
  return (
    <StoreChoice value={store}>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <div className="frame">
        <aside className="rail">
          <Side {...side} />
        </aside>
        <div className="stage">
          <header className="top">
            <button type="button" className="icon burger" onClick={() => setOpen(true)} aria-label={t("nav")}>
              <Icon name="menu" size={20} />
            </button>
            <span className="grow" />
            <a className="quiet-link" href="/" target="_blank" rel="noreferrer">
              {t("street")} <Icon name="forward" size={14} />
            </a>
            <Bell choose={side.choose} />
            <Person account={account} />
          </header>
          <Drawer
            open={open}
            onClose={() => setOpen(false)}
            placement="left"
            size={264}
            title={null}
            closable={false}
          >
            <Side {...side} went={() => setOpen(false)} />
          </Drawer>
          <main id="main" className="main">
            {stores.isPending ? (
              <Skeleton active paragraph={{ rows: 8 }} />
            ) : (
              <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
                <Clocks store={store}>
                  <Pages account={account} />
                </Clocks>
              </Suspense>
            )}
          </main>
        </div>
      </div>
    </StoreChoice>
  );
}

/** A store's pages tell time by its own clocks, operators' by the platform's, and everybody else's by the reader's. */
function Clocks({ store, children }: { store: MyStore | null; children: ReactNode }) {
  const { pathname } = useLocation();
  const platform = usePlatformZone();
  const side = sideOf(pathname);
  const zone = side === "operator" ? platform : side === "creator" ? undefined : store?.time_zone;
  return <ZoneProvider zone={zone}>{children}</ZoneProvider>;
}

function Pages({ account }: { account: Account }) {
  const operator = account.roles.includes("operator");
  return (
    <Routes>
      <Route path="/" element={<Board account={account} />} />
      <Route path="/account" element={<AccountPage account={account} />} />
      <Route path="/goods" element={<Products />} />
      <Route path="/goods/import" element={<Import />} />
      <Route path="/goods/batches" element={<Batches />} />
      <Route path="/goods/:product" element={<ProductPage />} />
      <Route path="/orders" element={<Orders />} />
      <Route path="/orders/pick" element={<PickList />} />
      <Route path="/after-sales" element={<AfterSales />} />
      <Route path="/reviews" element={<Reviews />} />
      <Route path="/disputes/:dispute?" element={<StoreDisputes />} />
      <Route path="/promotions" element={<StorePromotions />} />
      <Route path="/promises" element={<Promises />} />
      <Route path="/members" element={<Members />} />
      <Route path="/finance" element={<Finance />} />
      <Route path="/invoices" element={<Invoices />} />
      <Route path="/taxes" element={<Taxes />} />
      <Route path="/earnings" element={<Earnings />} />
      <Route path="/experience" element={<Experience />} />
      <Route path="/staff" element={<Staff />} />
      <Route path="/settings" element={<StoreSettings />} />
      <Route path="/invitations" element={<Invitations />} />
      <Route path="/delivery" element={<Delivery />} />
      <Route path="/connect" element={<Connect />} />
      <Route path="/support" element={<Inbox />} />
      <Route path="/support/settings" element={<SupportSettings />} />
      <Route path="/open-store" element={<OpenStore />} />
      <Route path="/videos" element={<Videos />} />
      <Route path="/videos/new" element={<NewVideo />} />
      {operator && (
        <>
          <Route path="/pages" element={<Served />} />
          <Route path="/models" element={<Models />} />
          <Route path="/policies" element={<Policies />} />
          <Route path="/pages/:page" element={<Trace />} />
          <Route path="/reports" element={<Reports />} />
          <Route path="/asked" element={<Asked />} />
          <Route path="/cases" element={<Cases />} />
          <Route path="/arbitration" element={<Arbitration />} />
          <Route path="/all-disputes/:dispute?" element={<PlatformDisputes />} />
          <Route path="/restrictions" element={<Restrictions />} />
          <Route path="/platform-promotions" element={<PlatformPromotions />} />
          <Route path="/ledger" element={<Ledger />} />
          <Route path="/acts" element={<Acts />} />
        </>
      )}
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}

/** Oneself: language, theme, and the way out. */
function Person({ account }: { account: Account }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const { locale, setLocale } = useLocaleChoice();
  const { theme, setTheme } = useThemeChoice();
  const navigate = useNavigate();
  const leave = async () => {
    try {
      await api.accounts.logOut();
      client.clear();
      location.assign("/desk/");
    } catch (error) {
      void message.error(trouble(error, t));
    }
  };
  const speak = (next: string) => {
    keepLocale(next);
    setLocale(next);
  };
  const themes: Theme[] = ["system", "light", "dark"];
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        selectedKeys: [locale, theme],
        items: [
          {
            key: "who",
            type: "group",
            label: (
              <span className="who">
                <strong>{account.name}</strong>
                <span>{account.email}</span>
              </span>
            ),
          },
          { type: "divider" },
          {
            type: "group",
            key: "language",
            label: t("language"),
            children: [
              { key: "en", label: "English", onClick: () => speak("en") },
              { key: "zh-CN", label: "简体中文", onClick: () => speak("zh-CN") },
            ],
          },
          {
            type: "group",
            key: "theme",
            label: t("theme"),
            children: themes.map((one) => ({
              key: one,
              label: t(`theme.${one}`),
              onClick: () => setTheme(one),
            })),
          },
          { type: "divider" },
          { key: "account", label: t("account.title"), onClick: () => void navigate("/account") },
          { key: "leave", label: t("leave"), onClick: () => void leave() },
        ],
      }}
    >
      <button type="button" className="person" aria-label={t("you", { name: account.name })}>
        <Face image={account.avatar_url} name={account.name} size={32} />
      </button>
    </Dropdown>
  );
}
