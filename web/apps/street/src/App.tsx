import { LocaleProvider, Toasts } from "@guang/ui";
import { type ReactNode, Suspense, useEffect, useRef } from "react";
import styles from "./App.module.css";
import { FeedPage } from "./feed/FeedPage";
import { type FeedPlace, feedPlace } from "./feed/place";
import { BottomBar } from "./shell/BottomBar";
import { Guard } from "./shell/Guard";
import { later } from "./shell/later";
import { OfflineNote } from "./shell/OfflineNote";
import { PageWaiting } from "./shell/PageWaiting";
import { SheetLayer } from "./shell/SheetLayer";
import { SideBar } from "./shell/SideBar";
import { openShared } from "./shell/shared";
import { useHints } from "./shell/useHints";
import { useWide } from "./shell/useWide";
import { match, type Place, usePlace } from "./state/router";
import { useMe } from "./state/session";
import { locale } from "./state/settings";
import { useSheets } from "./state/sheets";
import { useStore } from "./state/store";

const Me = later(() => import("./pages/Me"));
const Orders = later(() => import("./orders/Orders"));
const OrderPage = later(() => import("./orders/OrderPage"));
const CartPage = later(() => import("./cart/CartPage"));
const CouponsPage = later(() => import("./coupons/CouponsPage"));
const Memberships = later(() => import("./members/Memberships"));
const MyReviews = later(() => import("./reviews/Mine"));
const WriteReview = later(() => import("./reviews/Write"));
const ReviewsPage = later(() => import("./reviews/ReviewsPage"));
const Ask = later(() => import("./aftersales/Ask"));
const Cases = later(() => import("./aftersales/Cases"));
const CasePage = later(() => import("./aftersales/CasePage"));
const TalkPage = later(() => import("./talk/TalkPage"));
const Messages = later(() => import("./pages/Messages"));
const Profile = later(() => import("./pages/Profile"));
const StorePage = later(() => import("./pages/StorePage"));
const Interests = later(() => import("./pages/Interests"));
const Addresses = later(() => import("./pages/Addresses"));
const Privacy = later(() => import("./pages/Privacy"));
const SecurityPage = later(() => import("./account/SecurityPage"));
const Verify = later(() => import("./pages/Proof").then((module) => ({ default: module.Verify })));
const Reset = later(() => import("./pages/Proof").then((module) => ({ default: module.Reset })));
const Missing = later(() => import("./pages/Missing"));

const pages: readonly [pattern: string, page: (found: Record<string, string>) => ReactNode][] = [
  ["/me", () => <Me />],
  ["/me/interests", () => <Interests />],
  ["/me/addresses", () => <Addresses />],
  ["/me/privacy", () => <Privacy />],
  ["/me/security", () => <SecurityPage />],
  ["/verify", () => <Verify />],
  ["/reset", () => <Reset />],
  ["/messages", () => <Messages />],
  ["/messages/:id", ({ id }) => <TalkPage id={id ?? ""} key={id} />],
  ["/orders", () => <Orders />],
  ["/orders/:id", ({ id }) => <OrderPage id={id ?? ""} key={id} />],
  ["/orders/:id/after-sale/:line", ({ id, line }) => <Ask id={id ?? ""} line={line ?? ""} key={line} />],
  ["/cart", () => <CartPage />],
  [
    "/orders/:id/review/:line",
    ({ id, line }) => <WriteReview order={id ?? ""} line={line ?? ""} key={line} />,
  ],
  ["/me/coupons", () => <CouponsPage />],
  ["/me/memberships", () => <Memberships />],
  ["/me/reviews", () => <MyReviews />],
  ["/products/:id", ({ id }) => <ReviewsPage product={id ?? ""} key={id} />],
  ["/products/:id/reviews", ({ id }) => <ReviewsPage product={id ?? ""} key={id} />],
  ["/after-sales", () => <Cases />],
  ["/after-sales/:id", ({ id }) => <CasePage id={id ?? ""} key={id} />],
  ["/people/:id", ({ id }) => <Profile id={id ?? ""} key={id} />],
  ["/store/:id", ({ id }) => <StorePage id={id ?? ""} key={id} />],
];

function pageAt(path: string): ReactNode {
  for (const [pattern, page] of pages) {
    const found = match(pattern, path);
    if (found) return page(found);
  }
  return <Missing />;
}

/** Remember the last feed place, so that the feed keeps running behind other pages. */
function useFeedPlace(place: Place): { feed: FeedPlace | null; front: boolean } {
  const last = useRef<FeedPlace | null>(null);
  const now = feedPlace(place.path);
  if (now) last.current = now;
  return { feed: last.current, front: now !== null };
}

function Stage() {
  const place = usePlace();
  const { feed, front } = useFeedPlace(place);
  useEffect(() => openShared(place.path), [place.path]);
  return (
    <>
      {feed && (
        <div className={styles.feed} hidden={!front} inert={!front}>
          <FeedPage
            key={`${feed.tab}:${feed.opened ?? ""}`}
            tab={feed.tab}
            opened={feed.opened}
            front={front}
          />
        </div>
      )}
      {!front && (
        <Guard place={place.path}>
          <Suspense fallback={<PageWaiting />}>{pageAt(place.path)}</Suspense>
        </Guard>
      )}
    </>
  );
}

/** The frame: stage, bars and the layer of sheets. */
export function App() {
  useHints(useMe().data?.viewer);
  const spoken = useStore(locale);
  const wide = useWide();
  const sheets = useSheets();
  const modal = sheets.length > 0 && !wide;
  const dark = feedPlace(usePlace().path) !== null;
  return (
    <LocaleProvider locale={spoken}>
      <div className={styles.app} data-panel={sheets.length > 0}>
        {wide && <SideBar />}
        <div className={styles.column}>
          <div className={styles.stage} inert={modal && !(dark && sheets.some((sheet) => sheet.keepsVideo))}>
            <Stage />
          </div>
          {!wide && (
            <div inert={modal}>
              <BottomBar dark={dark} />
            </div>
          )}
          <OfflineNote />
        </div>
        <SheetLayer />
      </div>
      <Toasts />
    </LocaleProvider>
  );
}
