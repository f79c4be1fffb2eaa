// Bundles the page of each client into the folder given as the first argument.
import { build } from 'esbuild'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const target = process.argv[2]

await build({
  absWorkingDir: here,
  entryPoints: ['v4.mjs', 'v5.mjs', 'gatehouse.mjs'],
  bundle: true,
  format: 'esm',
  external: ['*/gatehouse.js'], // the server has it
  define: { 'process.env': '{}', 'process.env.NODE_ENV': '"production"' },
  outdir: target,
  logLevel: 'warning',
})
await copyFile(join(here, 'client.html'), join(target, 'client.html'))
