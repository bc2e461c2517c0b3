// Makes dist/: everything the browser gets, hashed, compressed and listed for the compiler.
//
// Own files come from assets/, third-party ones from npm at the versions of package-lock.json.
// Usually started by build.rs; by hand: `node build-assets.mjs`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const here = path.dirname(fileURLToPath(import.meta.url));
const at = (...parts) => path.join(here, ...parts);
const read = (...parts) => fs.readFileSync(at(...parts));
const text = (...parts) => read(...parts).toString('utf8');
const stage = `dist.${process.pid}`;

const MIME = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};
const GOV = 'node_modules/@gov-design-system-ce';
const HTMX = 'node_modules/htmx.org/dist';
/** Parts of the style sheets, in the order of the cascade. */
const SHEETS = {
  'app.css': ['base', 'shell', 'form', 'content', 'table', 'status', 'print'],
  'chart.css': ['chart'],
  'wall.css': ['wall'],
};

function installPackages() {
  const installed = at('node_modules/.package-lock.json');
  const lock = at('package-lock.json');
  if (fs.existsSync(installed) && fs.statSync(installed).mtimeMs >= fs.statSync(lock).mtimeMs) return;
  // No shell: npm is a script beside node on every platform we build on.
  const run = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here, stdio: ['ignore', 2, 2] });
  if (run.error || run.status !== 0) {
    throw new Error(`npm ci failed (${run.error?.message ?? `status ${run.status}`}). The build fetches the packages named in crates/web/package-lock.json; it needs npm and a reachable registry.`);
  }
  fs.utimesSync(installed, new Date(), new Date());
}

/** @type {{name: string, bytes: Buffer, url: string}[]} */
const files = [];
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

function add(name, content) {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
  files.push({ name, bytes, url: `/a/${digest(bytes)}/${name}` });
}

/** Puts the hashed addresses of files already added in place of `{{name}}`. */
function linked(source) {
  return source.replace(/\{\{([\w.-]+)\}\}/g, (_, name) => {
    const file = files.find((candidate) => candidate.name === name);
    if (!file) throw new Error(`{{${name}}}: no such asset, or it is added later`);
    return file.url;
  });
}

// Comments and spaces go, names stay: a stack trace from the field must be readable.
const READABLE = { minifyWhitespace: true, minifySyntax: true, legalComments: 'none', charset: 'utf8', target: 'es2022' };

async function sheet(esbuild, ...names) {
  const source = names.map((name) => text('assets/css', `${name}.css`)).join('\n');
  return (await esbuild.transform(linked(source), { loader: 'css', ...READABLE })).code;
}

async function script(esbuild, entry, format, options) {
  const made = await esbuild.build({
    entryPoints: [at('assets', entry)], bundle: true, write: false, format, absWorkingDir: here,
    external: ['/a/*'], ...READABLE, ...options,
  });
  return linked(made.outputFiles[0].text);
}

function licences() {
  const shipped = ['htmx.org', '@gov-design-system-ce/styles', '@gov-design-system-ce/fonts',
    'ol', 'rbush', 'quickselect', 'earcut', 'pbf', 'proj4', 'mgrs', 'wkt-parser'];
  const lock = JSON.parse(text('package-lock.json')).packages;
  return shipped.map((name) => {
    const entry = lock[`node_modules/${name}`];
    const folder = at('node_modules', name);
    const file = fs.readdirSync(folder).find((candidate) => /^licen[cs]e/i.test(candidate));
    const body = file ? fs.readFileSync(path.join(folder, file), 'utf8').trim() : `Licence: ${entry.license ?? 'see the package'}`;
    return `${name} ${entry.version} — ${entry.license ?? 'see below'}\n\n${body}\n`;
  }).join(`\n${'-'.repeat(72)}\n\n`);
}

async function collect() {
  const esbuild = await import('esbuild');
  for (const weight of ['regular', 'regular-ext', 'bold', 'bold-ext']) {
    add(`roboto-${weight}.woff2`, read(GOV, 'fonts/lib', `roboto-${weight}.woff2`));
  }
  for (const name of ['icon.svg', 'icon-192.png', 'icon-512.png', 'icon-maskable-512.png']) add(name, read('assets/icon', name));
  add('tokens.css', read(GOV, 'styles/lib/tokens.css'));
  for (const [name, parts] of Object.entries(SHEETS)) add(name, await sheet(esbuild, ...parts));
  add('map.css', `${text('node_modules/ol/ol.css')}\n${await sheet(esbuild, 'map')}`);
  // One file, because two deferred ones race with htmx's own start.
  add('htmx.js', `${text(HTMX, 'htmx.min.js')}\n;${text(HTMX, 'ext/hx-sse.min.js')}`);
  add('app.js', await script(esbuild, 'app/main.js', 'esm'));
  add('passkey.js', await script(esbuild, 'passkey/main.js', 'esm'));
  add('proj.js', await script(esbuild, 'map/proj.js', 'esm', { minify: true }));
  add('map.js', await script(esbuild, 'map/main.js', 'esm', { minify: true }));
  for (const lang of ['cs', 'en']) {
    add(`manifest-${lang}.webmanifest`, linked(text('assets', `manifest-${lang}.webmanifest`)));
  }
  add('licences.txt', licences());
  add('sw.js', await script(esbuild, 'sw/main.js', 'iife'));
}

const compressed = {
  gz: (bytes) => zlib.gzipSync(bytes, { level: 9 }),
  br: (bytes) => zlib.brotliCompressSync(bytes, {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }),
};

function write(file) {
  const write = (suffix, bytes) => fs.writeFileSync(at(stage, file.name + suffix), bytes);
  write('', file.bytes);
  const worthIt = !/\.(png|woff2)$/.test(file.name);
  for (const [suffix, squeeze] of Object.entries(compressed)) {
    if (worthIt) write(`.${suffix}`, squeeze(file.bytes));
  }
  return worthIt;
}

const constant = (name) => name.replace(/[.-]/g, '_').toUpperCase();

function rustEntry(file, squeezed) {
  const bytes = (suffix) => `include_bytes!("${file.name}${suffix}")`;
  const maybe = (suffix) => (squeezed ? `Some(${bytes(suffix)})` : 'None');
  return `pub static ${constant(file.name)}: Asset = Asset { name: "${file.name}", url: "${file.url}", `
    + `mime: "${MIME[path.extname(file.name)]}", etag: "\\"${digest(file.bytes)}\\"", `
    + `plain: ${bytes('')}, gzip: ${maybe('.gz')}, brotli: ${maybe('.br')} };\n`;
}

function manifest() {
  const lock = JSON.parse(text('package-lock.json')).packages;
  const packages = Object.entries(lock).filter(([name]) => name)
    .map(([name, entry]) => ({ name: name.replace('node_modules/', ''), version: entry.version, licence: entry.license ?? null, dev: entry.dev ?? false }));
  const listed = files.map((file) => ({ name: file.name, url: file.url, bytes: file.bytes.length, gzip: compressed.gz(file.bytes).length }));
  return JSON.stringify({ files: listed, packages }, null, 1);
}

function writeAll() {
  fs.mkdirSync(at(stage));
  const entries = files.map((file) => rustEntry(file, write(file))).join('');
  const build = digest(Buffer.from(files.map((file) => file.url).join('\n')));
  fs.writeFileSync(at(stage, 'table.rs'), `// Written by build-assets.mjs.\n${entries}\n`
    + `pub static ALL: &[&Asset] = &[${files.map((file) => `&${constant(file.name)}`).join(', ')}];\n`
    + `/// Changes whenever any file sent to the browser changes.\npub const BUILD: &str = "${build}";\n`);
  fs.writeFileSync(at(stage, 'manifest.json'), manifest());
  fs.rmSync(at('dist'), { recursive: true, force: true });
  fs.renameSync(at(stage), at('dist'));
}

/** @returns {number} newest change below the path, milliseconds */
function newest(file) {
  const stat = fs.statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return fs.readdirSync(file).reduce((latest, name) => Math.max(latest, newest(path.join(file, name))), stat.mtimeMs);
}

function upToDate() {
  const table = at('dist/table.rs');
  const inputs = ['assets', 'build-assets.mjs', 'package.json', 'package-lock.json'];
  return fs.existsSync(table) && inputs.every((input) => newest(at(input)) <= fs.statSync(table).mtimeMs);
}

async function build() {
  installPackages();
  if (upToDate()) return;
  await collect();
  writeAll();
}

try {
  await build();
} catch (error) {
  fs.rmSync(at(stage), { recursive: true, force: true });
  console.error(`build-assets: ${error.message}`);
  process.exitCode = 1;
}
