import { LocaleProvider, Toasts } from "@guang/ui";
import { lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import styles from "./App.module.css";
import { FeedPage } from "./feed/FeedPage";
import { BottomBar } from "./shell/BottomBar";
import { OfflineNote } from "./shell/OfflineNote";
import { PageWaiting } from "./shell/PageWaiting";
import { SheetLayer } from "./shell/SheetLayer";
import { SideBar } from "./shell/SideBar";
import { openShared } from "./shell/shared";
import { useWide } from "./shell/useWide";
import { match, type Place, usePlace } from "./state/router";
import { locale } from "./state/settings";
import { useSheets } from "./state/sheets";
import { useStore } from "./state/store";

const Me = lazy(() => import("./pages/Me"));
const Orders = lazy(() => import("./pages/Orders"));
const OrderPage = lazy(() => import("./pages/OrderPage"));
const Messages = lazy(() => import("./pages/Messages"));
const Profile = lazy(() => import("./pages/Profile"));
const StorePage = lazy(() => import("./pages/StorePage"));
const Interests = lazy(() => import("./pages/Interests"));
const Addresses = lazy(() => import("./pages/Addresses"));
const Privacy = lazy(() => import("./pages/Privacy"));
const Verify = lazy(() => import("./pages/Proof").then((module) => ({ default: module.Verify })));
const Reset = lazy(() => import("./pages/Proof").then((module) => ({ default: module.Reset })));
const Missing = lazy(() => import("./pages/Missing"));

interface FeedPlace {
  tab: "for_you" | "following";
  opened: string | null;
}

/** The places that show the feed; null means another page is in front of it. */
function feedPlace({ path }: Place): FeedPlace | null {
  if (path === "/" || path === "/index.html") return { tab: "for_you", opened: null };
  if (path === "/following") return { tab: "following", opened: null };
  const video = match("/watch/:id", path) ?? match("/s/:id", path);
  if (video?.id?.startsWith("vid_")) return { tab: "for_you", opened: video.id };
  if (match("/s/:id", path) || match("/p/:id", path)) return { tab: "for_you", opened: null };
  return null;
}

const pages: readonly [pattern: string, page: (found: Record<string, string>) => ReactNode][] = [
  ["/me", () => <Me />],
  ["/me/interests", () => <Interests />],
  ["/me/addresses", () => <Addresses />],
  ["/me/privacy", () => <Privacy />],
  ["/me/security", () => <Privacy />],
  ["/verify", () => <Verify />],
  ["/reset", () => <Reset />],
  ["/messages", () => <Messages />],
  ["/orders", () => <Orders />],
  ["/orders/:id", ({ id }) => <OrderPage id={id ?? ""} key={id} />],
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
  const now = feedPlace(place);
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
      {!front && <Suspense fallback={<PageWaiting />}>{pageAt(place.path)}</Suspense>}
    </>
  );
}

/** The frame: stage, bars and the layer of sheets. */
export function App() {
  const spoken = useStore(locale);
  const wide = useWide();
  const sheets = useSheets();
  const modal = sheets.length > 0 && !wide;
  const dark = feedPlace(usePlace()) !== null;
  return (
    <LocaleProvider locale={spoken}>
      <div className={styles.app} data-panel={sheets.length > 0}>
        {wide && <SideBar />}
        <div className={styles.column}>
          <div className={styles.stage} inert={modal && !sheets.some((sheet) => sheet.keepsVideo)}>
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
