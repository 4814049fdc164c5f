// Bundles the widget into the one file that the package ships: agent/web/static/widget.js.
// `node build.mjs OUT` writes elsewhere, which is how a test tells whether that file is current.
import { build } from "esbuild";

await build({
  entryPoints: [new URL("src/index.ts", import.meta.url).pathname],
  outfile: process.argv[2] ?? new URL("../static/widget.js", import.meta.url).pathname,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "inline",
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false, target: "ES2022" } },
});
