/** A button for what only the owner of the account may do: the password is asked for once more. */
import { Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { trouble, useWords } from "../texts";

export function Confirmed({
  name,
  about,
  act,
  danger = false,
}: {
  name: string;
  about: string;
  act: (password: string) => Promise<void>;
  danger?: boolean;
}) {
  const t = useWords();
  const [form] = Form.useForm<{ password: string }>();
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const confirm = async ({ password }: { password: string }) => {
    setBusy(true);
    setError(undefined);
    try {
      await act(password);
      setOpen(false);
    } catch (caught) {
      setError(trouble(caught, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button danger={danger} onClick={() => setOpen(true)}>
        {name}
      </Button>
      <Modal
        open={isOpen}
        title={name}
        okText={name}
        okButtonProps={{ danger, loading: busy }}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
        afterClose={() => setError(undefined)}
        destroyOnHidden
      >
        <p className="quiet">{about}</p>
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          requiredMark={false}
          onFinish={(said) => void confirm(said)}
        >
          <Form.Item
            name="password"
            label={t("login.password")}
            rules={[{ required: true, message: t("required") }]}
            validateStatus={error ? "error" : undefined}
            help={error}
          >
            <Input.Password autoComplete="current-password" autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
