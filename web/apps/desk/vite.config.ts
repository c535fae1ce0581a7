import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.GUANG_SERVER ?? "http://127.0.0.1:8080";

export default defineConfig({
  base: "/desk/",
  plugins: [react()],
  build: {
    target: "es2022",
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    rollupOptions: {
      output: {
        manualChunks: (id: string) =>
          /node_modules\/(react|react-dom|react-router|scheduler)\//.test(id) ? "react" : undefined,
      },
    },
  },
  server: { port: 5174, proxy: { "/api": server, "/media": server } },
});
