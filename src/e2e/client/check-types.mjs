// Says what differs between gatehouse.js and gatehouse.d.ts in the folder given as the first
// argument: names that only one of them exports, and code that does not do what is declared.
import { build } from 'esbuild'
import { join } from 'node:path'
import ts from 'typescript'

const [js, declarations] = ['gatehouse.js', 'gatehouse.d.ts'].map((name) => join(process.argv[2], name))
const program = ts.createProgram([js, declarations], {
  allowJs: true,
  checkJs: true,
  noEmit: true,
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
})
const checker = program.getTypeChecker()
const declared = checker
  .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(declarations)))
  .filter((symbol) => symbol.flags & ts.SymbolFlags.Value)
  .map((symbol) => symbol.name)
const bundle = await build({
  entryPoints: [js],
  bundle: true,
  format: 'esm',
  metafile: true,
  write: false,
  outfile: 'bundle.js',
})
const exported = bundle.metafile.outputs['bundle.js'].exports

const differences = [
  ...exported.filter((name) => !declared.includes(name)).map((name) => `not declared: ${name}`),
  ...declared.filter((name) => !exported.includes(name)).map((name) => `not exported: ${name}`),
  ...ts
    .getPreEmitDiagnostics(program)
    .map((found) => `${found.file?.fileName}: ${ts.flattenDiagnosticMessageText(found.messageText, '\n')}`),
]
console.log(declared.length === 0 ? 'nothing is declared' : differences.join('\n') || 'the same')
