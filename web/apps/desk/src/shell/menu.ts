import type { useWords } from "../texts";

/** What a person with these roles finds in the navigation. Everybody may sell and create; operators see their own part. */
export function entries(roles: string[], t: ReturnType<typeof useWords>) {
  const groups = [
    { key: "home", type: "group" as const, label: "", children: [{ key: "/", label: t("nav.board") }] },
    {
      key: "merchant",
      type: "group" as const,
      label: t("nav.merchant"),
      children: [
        { key: "/orders", label: t("nav.orders") },
        { key: "/goods", label: t("nav.goods") },
      ],
    },
    {
      key: "creator",
      type: "group" as const,
      label: t("nav.creator"),
      children: [{ key: "/videos", label: t("nav.videos") }],
    },
  ];
  if (roles.includes("operator")) {
    groups.push({
      key: "operator",
      type: "group" as const,
      label: t("nav.operator"),
      children: [
        { key: "/pages", label: t("nav.pages") },
        { key: "/reports", label: t("nav.reports") },
        { key: "/cases", label: t("nav.cases") },
        { key: "/restrictions", label: t("nav.restrictions") },
        { key: "/acts", label: t("nav.acts") },
      ],
    });
  }
  return groups;
}
