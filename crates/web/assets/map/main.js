// The working map. Everything it shows stands in a table on the same page as well.
import OlMap from 'ol/Map.js';
import View from 'ol/View.js';
import { defaults as defaultControls } from 'ol/control/defaults.js';
import MousePosition from 'ol/control/MousePosition.js';
import ScaleLine from 'ol/control/ScaleLine.js';
import { format } from 'ol/coordinate.js';
import { createEmpty, extend, isEmpty } from 'ol/extent.js';
import { register } from 'ol/proj/proj4.js';
import { fromLonLat, get as projection } from 'ol/proj.js';
import { layerOf } from './basemaps.js';
import { configOf } from './config.js';
import { makeLayers } from './layers.js';
import { makePanel } from './panel.js';
import { addPopup } from './popup.js';
import { makeStyles } from './style.js';

const POLL_MS = 60_000;
/** Extent of the Czech Republic in S-JTSK / Krovak East North, metres. */
const KROVAK_EXTENT = [-925000, -1444353, -400646, -920000];

/** @param {string} code @param {string} url */
async function knowProjection(code, url) {
  if (projection(code)) return;
  const { default: proj4 } = await import(url);
  register(proj4);
  projection('EPSG:5514')?.setExtent(KROVAK_EXTENT);
}

/** @param {import('./config.js').Config} config */
function controls(config) {
  const words = config.words;
  const own = [new ScaleLine(), new MousePosition({ className: 'map-mouse', projection: 'EPSG:4326', coordinateFormat: (at) => (at ? format(at, '{y}° N, {x}° E', 4) : ''), placeholder: '' })];
  return defaultControls({
    zoomOptions: { zoomInTipLabel: words.zoomin, zoomOutTipLabel: words.zoomout },
    attributionOptions: { tipLabel: words.sources }, rotate: false,
  }).extend(own);
}

/** @param {any} layers */
function extentOf(layers) {
  const all = createEmpty();
  for (const layer of [layers.cells, layers.gauges]) extend(all, layer.getSource().getExtent());
  return all;
}

/** New states come by the live stream, and by asking where there is none.
 * @param {import('./config.js').Config} config @param {any} layers */
function follow(config, layers) {
  const live = document.getElementById('live');
  live?.addEventListener('map-status', (event) => layers.update(JSON.parse(/** @type {CustomEvent} */ (event).detail.data)));
  config.element.addEventListener('map-status', (event) => layers.update(/** @type {CustomEvent} */ (event).detail));
  const ask = async () => {
    if (document.hidden || !config.statusUrl) return;
    const reply = await fetch(config.statusUrl).catch(() => null);
    if (reply?.ok) layers.update(await reply.json());
  };
  setInterval(() => document.documentElement.dataset.connection !== 'live' && ask(), POLL_MS);
  return ask();
}

/** @param {HTMLElement} element */
async function start(element) {
  const config = configOf(element);
  await knowProjection(config.crs, config.projUrl);
  let styles = makeStyles(element);
  const layers = makeLayers(config, () => styles);
  const complaint = document.getElementById('map-problem');
  const complain = (/** @type {string} */ what) => {
    if (complaint) { complaint.hidden = false; complaint.textContent = (config.words.failed ?? '').replace('{what}', what); }
  };
  const maps = config.basemaps.map((map) => ({ title: map.title, overlay: map.overlay, layer: map.type === 'none' ? null : layerOf(map, complain) }));
  const map = new OlMap({
    target: element, controls: controls(config),
    layers: [...maps.flatMap(({ layer }) => (layer ? [layer] : [])), layers.cells, layers.outlines, layers.gauges, layers.names],
  });
  const look = async (/** @type {string} */ crs) => {
    await knowProjection(crs, config.projUrl);
    map.setView(new View({ projection: crs, center: fromLonLat(config.center, crs), zoom: config.zoom, maxZoom: 20 }));
    const loaded = await layers.load(crs);
    if (loaded.some((result) => result.status === 'rejected')) complain(config.words.data ?? '');
    const extent = extentOf(layers);
    if (!isEmpty(extent)) map.getView().fit(extent, { padding: [24, 24, 24, 24], maxZoom: 13 });
    element.dataset.ready = crs;
  };
  element.before(makePanel(config, maps, [
    { title: config.words.municipalities, layers: [layers.cells, layers.names, layers.outlines] }, { title: config.words.gauges, layers: [layers.gauges] },
  ], look));
  addPopup(map, config, layers);
  // The colours follow the switch between light and dark.
  const restyle = () => { styles = makeStyles(element); [layers.cells, layers.outlines, layers.gauges, layers.names].forEach((layer) => layer.changed()); };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', restyle);
  await Promise.all([look(config.crs), follow(config, layers)]);
}

const element = document.getElementById('map');
if (element) start(element).catch((error) => { console.error('map', error); element.dataset.ready = 'failed'; });
