/** What a store says about its taxes: where it is, what kind of taxpayer, under which number. */
import { call, Problem, type Schemas } from "@guang/api";
import { Icon } from "@guang/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, App as Feedback, Form, Input, Select, Skeleton, Switch, Table } from "antd";
import { useState } from "react";
import { Failure } from "../shell/parts";
import type { MyStore } from "../state/types";
import { type Key, trouble, useWords } from "../texts";
import { percent } from "./Report";

type Said = Schemas["TaxProfile"];
type Country = Schemas["TaxCountry"];
type Category = { slug: string; name: string };
interface Fields extends Omit<Said, "codes"> {
  codes: { category: string; code: string }[];
}

export function Profile({ store }: { store: MyStore }) {
  const path = `/api/stores/${store.id}/tax-profile`;
  const said = useQuery({
    queryKey: ["tax-profile", store.id],
    queryFn: () => call<Schemas["StoreTax"]>("GET", path),
  });
  const rules = useQuery({
    queryKey: ["tax-rules"],
    staleTime: 3_600_000,
    queryFn: () => call<Schemas["TaxRules"]>("GET", "/api/tax-rules"),
  });
  const shelf = useQuery({
    queryKey: ["categories"],
    staleTime: 3_600_000,
    queryFn: () => call<{ items: Category[] }>("GET", "/api/categories"),
  });
  const bad = [said, rules, shelf].find((one) => one.isError);
  if (bad) return <Failure error={bad.error} retry={() => void bad.refetch()} />;
  if (!said.data || !rules.data || !shelf.data) return <Skeleton active paragraph={{ rows: 8 }} />;
  return <Editor path={path} said={said.data.profile} rules={rules.data} categories={shelf.data.items} />;
}

interface EditorProps {
  path: string;
  said: Said | null;
  rules: Schemas["TaxRules"];
  categories: Category[];
}

function Editor({ path, said, rules, categories }: EditorProps) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<Fields>();
  const chosen = Form.useWatch("country", form) ?? said?.country ?? "CN";
  const country = rules.items.find((one) => one.country === chosen);
  const regions = new Intl.DisplayNames([t.locale], { type: "region" });
  const save = async ({ codes, ...rest }: Fields) => {
    setBusy(true);
    try {
      const body: Said = {
        ...rest,
        codes: Object.fromEntries(codes.map(({ category, code }) => [category, code])),
      };
      await call("PUT", path, { body });
      await client.invalidateQueries({ queryKey: ["tax-profile"] });
      void message.success(t("saved"));
    } catch (error) {
      const field = error instanceof Problem ? error.facts.field : null;
      if (typeof field === "string") {
        form.setFields([{ name: field as keyof Fields, errors: [t("taxes.wrong")] }]);
      }
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  const codes = [...new Set(country?.rates.map((rate) => rate.code))].filter((code) => code !== "levy");
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      className="section"
      style={{ maxWidth: 720 }}
      initialValues={{
        taxpayer: "general",
        number: "",
        name: "",
        address: "",
        oss: false,
        issues_alone: false,
        country: "CN",
        ...said,
        codes: Object.entries(said?.codes ?? {}).map(([category, code]) => ({ category, code })),
      }}
      onFinish={(fields) => void save(fields)}
    >
      {!said && <Alert type="info" showIcon title={t("taxes.unsaid")} style={{ marginBottom: 16 }} />}
      <Form.Item name="country" label={t("taxes.country")}>
        <Select
          showSearch
          optionFilterProp="label"
          options={rules.items.map((one) => ({
            value: one.country,
            label: `${regions.of(one.country) ?? one.country}${one.handled ? "" : ` · ${t("taxes.not_handled")}`}`,
          }))}
        />
      </Form.Item>
      {country && !country.handled && (
        <Alert
          type="warning"
          showIcon
          title={t("taxes.not_handled.title")}
          description={t(`taxes.note.${country.country}` as Key)}
          style={{ marginBottom: 16 }}
        />
      )}
      <div className="pair">
        <Form.Item name="name" label={t("taxes.name")} rules={[{ required: true, message: t("required") }]}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="address" label={t("taxes.address")}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      {country?.handled && (
        <>
          <div className="pair">
            <Form.Item name="taxpayer" label={t("taxes.taxpayer")}>
              <Select
                options={["general", ...(country.small ? ["small"] : []), "exempt"].map((value) => ({
                  value,
                  label: t(`taxes.taxpayer.${value}` as Key),
                }))}
              />
            </Form.Item>
            <Form.Item
              name="number"
              label={t("taxes.number")}
              extra={t("taxes.number.like", { example: country.example })}
            >
              <Input maxLength={40} />
            </Form.Item>
          </div>
          {country.union && (
            <Form.Item name="oss" label={t("taxes.oss")} extra={t("taxes.oss.about")} valuePropName="checked">
              <Switch />
            </Form.Item>
          )}
          <Form.Item
            name="issues_alone"
            label={t("taxes.alone")}
            extra={t("taxes.alone.about")}
            valuePropName="checked"
          >
            <Switch />
          </Form.Item>
          <Otherwise codes={codes} categories={categories} />
        </>
      )}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t("settings.save")}
      </Button>
      {country?.handled && <Rates country={country} version={rules.version} />}
    </Form>
  );
}

/** Categories in which the store's goods are taxed otherwise than the rulebook says. */
function Otherwise({ codes, categories }: { codes: string[]; categories: Category[] }) {
  const t = useWords();
  return (
    <Form.Item label={t("taxes.otherwise")} extra={t("taxes.otherwise.about")}>
      <Form.List name="codes">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className="pair tax-code">
                <Form.Item name={[row.name, "category"]} rules={[{ required: true, message: t("required") }]}>
                  <Select
                    showSearch
                    optionFilterProp="label"
                    aria-label={t("taxes.category")}
                    options={categories.map((one) => ({ value: one.slug, label: one.name }))}
                  />
                </Form.Item>
                <Form.Item name={[row.name, "code"]} rules={[{ required: true, message: t("required") }]}>
                  <Select
                    aria-label={t("taxes.code")}
                    options={codes.map((value) => ({ value, label: t(`taxes.code.${value}` as Key) }))}
                  />
                </Form.Item>
                <Button
                  type="text"
                  aria-label={t("taxes.drop")}
                  icon={<Icon name="trash" size={16} />}
                  onClick={() => remove(row.name)}
                />
              </div>
            ))}
            <Button type="dashed" icon={<Icon name="plus" size={16} />} onClick={() => add({})}>
              {t("taxes.add")}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

/** Which rates count, since when, and which law says so. */
function Rates({ country, version }: { country: Country; version: string }) {
  const t = useWords();
  return (
    <section className="block" aria-labelledby="rates" style={{ marginTop: 32 }}>
      <h2 id="rates">{t("taxes.rates")}</h2>
      <p className="quiet">{t("taxes.rates.about", { version, law: country.inclusive })}</p>
      <Table
        rowKey={(row) => `${row.code} ${row.since}`}
        size="small"
        pagination={false}
        scroll={{ x: 560 }}
        dataSource={country.rates}
        columns={[
          { title: t("taxes.code"), render: (_, row) => t(`taxes.code.${row.code}` as Key) },
          { title: t("taxes.rate"), render: (_, row) => percent(row.rate_bps, t.locale) },
          {
            title: t("taxes.since"),
            render: (_, row) => (row.until ? `${row.since} – ${row.until}` : row.since),
          },
          { title: t("taxes.law"), render: (_, row) => <span className="quiet">{row.source}</span> },
        ]}
      />
    </section>
  );
}
