/** Pages under two policies side by side, and what that comes to on the whole. */
import type { Schemas } from "@guang/api";
import { Collapse, Table } from "antd";
import { useSubjects } from "../state/subjects";
import { counted, type Key, useWords } from "../texts";
import { Subject } from "./Subject";

type Rehearsal = Schemas["Rehearsal"];
type Item = Schemas["RehearsedItem"];

export function Rehearsals({ tried }: { tried: Schemas["Tried"] }) {
  const t = useWords();
  const pages = tried.pages.filter((one) => one.before.length + one.after.length > 0);
  if (!pages.length) return <p className="card none">{t("policies.nobody")}</p>;
  return (
    <>
      <section className="card flush" aria-label={counted(t, "policies.changes", pages.length)}>
        <Table
          rowKey="name"
          title={() => counted(t, "policies.changes", pages.length)}
          dataSource={tried.measures}
          pagination={false}
          size="middle"
          columns={[
            { title: t("policies.measure"), render: (_, row) => t(`policies.${row.name}` as Key) },
            {
              title: t("policies.before"),
              width: 110,
              align: "right",
              render: (_, row) => percent(row.before, t.locale),
            },
            {
              title: t("policies.after"),
              width: 110,
              align: "right",
              render: (_, row) => percent(row.after, t.locale),
            },
            {
              title: t("policies.difference"),
              width: 110,
              align: "right",
              render: (_, row) =>
                row.name === "kept" ? "" : percent(row.after - row.before, t.locale, true),
            },
          ]}
        />
      </section>
      <Collapse
        defaultActiveKey={[pages[0]?.viewer ?? ""]}
        items={pages.map((one) => ({
          key: one.viewer,
          label: (
            <>
              {t("policies.page_of")} <code>{one.viewer}</code>
            </>
          ),
          children: <Sides of={one} />,
        }))}
      />
    </>
  );
}

const percent = (share: number, locale: string, signed = false) =>
  new Intl.NumberFormat(locale, {
    style: "percent",
    maximumFractionDigits: 1,
    signDisplay: signed ? "exceptZero" : "auto",
  }).format(share);

function Sides({ of }: { of: Rehearsal }) {
  const t = useWords();
  const cards = useSubjects([...of.before, ...of.after].map((one) => one.id));
  const sides: [Key, readonly Item[], Key][] = [
    ["policies.before", of.before, "policies.gone"],
    ["policies.after", of.after, "policies.new"],
  ];
  return (
    <div className="halves">
      {sides.map(([title, items, alone]) => (
        <section key={title} aria-label={t(title)}>
          <h2>{t(title)}</h2>
          <ol className="slots">
            {items.map((item, slot) => (
              <li key={item.id}>
                <span className="quiet">{slot + 1}</span>
                <Subject id={item.id} card={cards.get(item.id)} />
                <span className="tags">
                  <Moved item={item} slot={slot} alone={alone} />
                  {(["followed", "goods", "drawn"] as const).map(
                    (tag) =>
                      item[tag] && (
                        <span key={tag} className="chip">
                          {t(`policies.tag.${tag}`)}
                        </span>
                      ),
                  )}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** Where an item stands on the other page. */
function Moved({ item, slot, alone }: { item: Item; slot: number; alone: Key }) {
  const t = useWords();
  const there = item.other_slot ?? null;
  if (there === null)
    return <span className={`chip ${alone === "policies.gone" ? "bad" : "good"}`}>{t(alone)}</span>;
  if (alone === "policies.gone" || there === slot) return null;
  return (
    <span className="chip">
      {t(there > slot ? "policies.up" : "policies.down", { n: Math.abs(there - slot) })}
    </span>
  );
}
