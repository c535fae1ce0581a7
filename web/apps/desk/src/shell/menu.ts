import type { IconName } from "@guang/ui";
import type { Key } from "../texts";

export interface Entry {
  to: string;
  icon: IconName;
  label: Key;
  /** Only for whose post in the store carries this right. */
  right?: string;
  /** Which waiting count stands beside it. */
  waits?:
    | "ship"
    | "reports"
    | "cases"
    | "after_sales"
    | "arbitration"
    | "talks"
    | "asked"
    | "disputes"
    | "invoices";
}

export interface Group {
  label: Key | null;
  entries: Entry[];
}

const OPERATOR: Group[] = [
  {
    label: "nav.operator",
    entries: [
      { to: "/pages", icon: "sliders", label: "nav.pages" },
      { to: "/models", icon: "star", label: "nav.models" },
      { to: "/policies", icon: "percent", label: "nav.policies" },
      { to: "/reports", icon: "flag", label: "nav.reports", waits: "reports" },
      { to: "/cases", icon: "shield", label: "nav.cases", waits: "cases" },
      { to: "/restrictions", icon: "eyeOff", label: "nav.restrictions" },
    ],
  },
  {
    label: "nav.trade",
    entries: [
      { to: "/arbitration", icon: "returned", label: "nav.arbitration", waits: "arbitration" },
      { to: "/asked", icon: "comment", label: "nav.asked", waits: "asked" },
      { to: "/all-disputes", icon: "question", label: "nav.all_disputes" },
      { to: "/platform-promotions", icon: "ticket", label: "nav.subsidies" },
      { to: "/ledger", icon: "card", label: "nav.ledger" },
      { to: "/acts", icon: "clock", label: "nav.acts" },
    ],
  },
];

const STORE: Group[] = [
  {
    label: "nav.trade",
    entries: [
      { to: "/orders", icon: "receipt", label: "nav.orders", waits: "ship" },
      { to: "/after-sales", icon: "returned", label: "nav.after_sales", waits: "after_sales" },
      { to: "/reviews", icon: "star", label: "nav.reviews", right: "desk" },
      { to: "/disputes", icon: "question", label: "nav.disputes", waits: "disputes" },
      { to: "/support", icon: "comment", label: "nav.support", waits: "talks" },
    ],
  },
  {
    label: "nav.shelf",
    entries: [
      { to: "/goods", icon: "bag", label: "nav.goods" },
      { to: "/promotions", icon: "ticket", label: "nav.promotions" },
      { to: "/promises", icon: "shield", label: "nav.promises" },
      { to: "/members", icon: "verified", label: "nav.members" },
    ],
  },
  {
    label: "nav.money",
    entries: [
      { to: "/finance", icon: "card", label: "nav.finance" },
      { to: "/invoices", icon: "paper", label: "nav.invoices", waits: "invoices" },
      { to: "/taxes", icon: "percent", label: "nav.taxes" },
    ],
  },
  {
    label: "nav.merchant",
    entries: [
      { to: "/delivery", icon: "truck", label: "nav.delivery" },
      { to: "/experience", icon: "star", label: "nav.experience" },
      { to: "/staff", icon: "person", label: "nav.staff" },
      { to: "/connect", icon: "link", label: "nav.connect" },
      { to: "/settings", icon: "store", label: "nav.settings" },
    ],
  },
];

const CREATOR: Group = {
  label: "nav.creator",
  entries: [
    { to: "/videos", icon: "play", label: "nav.videos" },
    { to: "/earnings", icon: "card", label: "nav.earnings" },
  ],
};

const SELLING: Group = {
  label: "nav.merchant",
  entries: [{ to: "/open-store", icon: "store", label: "store.open" }],
};

/** Whose part of the desk a page belongs to. */
export function sideOf(path: string): "operator" | "creator" | "store" {
  const within = (group: Group) => group.entries.some(({ to }) => path === to || path.startsWith(`${to}/`));
  if (OPERATOR.some(within)) return "operator";
  return within(CREATOR) ? "creator" : "store";
}

/** What a person with these roles finds in the navigation. Everybody may sell and create; operators have a part of their own.
 * `rights` are those in the store that is chosen; null where there is none. */
export function groups(roles: readonly string[], rights: readonly string[] | null): Group[] {
  const operator = roles.includes("operator");
  const mine = (rights === null ? [] : STORE).map(({ label, entries }) => ({
    label,
    entries: entries.filter(({ right }) => !right || rights?.includes(right)),
  }));
  return [
    { label: null, entries: [{ to: "/", icon: "home", label: "nav.board" }] },
    ...(operator ? OPERATOR : []),
    ...mine,
    CREATOR,
    ...(rights || operator ? [] : [SELLING]),
  ];
}
