// The two layers of meaning: municipalities by their report, gauges by their observed SPA.
// Geometry is loaded once; the state is a small table of numbers, changed without touching geometry.
import GeoJSON from 'ol/format/GeoJSON.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorImageLayer from 'ol/layer/VectorImage.js';
import VectorSource from 'ol/source/Vector.js';

/** @typedef {import('./config.js').Config} Config */
const LABELS_FROM_ZOOM = 11.5;

/** @param {string} url @param {string} crs */
async function features(url, crs) {
  if (!url) return [];
  const reply = await fetch(url, { headers: { Accept: 'application/geo+json, application/json' } });
  if (!reply.ok) throw new Error(`${url}: HTTP ${reply.status}`);
  return new GeoJSON().readFeatures(await reply.json(), { featureProjection: crs });
}

/** @param {import('ol/Feature.js').FeatureLike} feature */
export const idOf = (feature) => String(feature.getId() ?? feature.get('id') ?? feature.get('code') ?? '');

/** The table comes whole: what is no longer in it is no longer so.
 * @param {Record<string, number>} table @param {Record<string, number>} by */
function replace(table, by) {
  for (const id of Object.keys(table)) delete table[id];
  Object.assign(table, by);
}

/** @param {Config} config @param {() => any} styles */
export function makeLayers(config, styles) {
  /** @type {Record<string, number>} */
  const reports = {};
  /** @type {Record<string, number>} */
  const spa = {};
  const cells = new VectorImageLayer({
    source: new VectorSource(), zIndex: 2, imageRatio: 1.5,
    style: (feature) => styles().cell(reports[idOf(feature)] ?? 0),
  });
  const names = new VectorLayer({
    source: cells.getSource() ?? undefined, zIndex: 5, minZoom: LABELS_FROM_ZOOM, declutter: true,
    style: (feature) => styles().label(String(feature.get('name') ?? '')),
  });
  const outlines = new VectorImageLayer({ source: new VectorSource(), zIndex: 3, style: () => styles().outline });
  const gauges = new VectorLayer({
    source: new VectorSource(), zIndex: 4,
    style: (feature) => styles().gauge(spa[idOf(feature)] ?? (feature.get('stale') ? 9 : feature.get('observed_spa') ?? 0)),
  });
  const fill = async (/** @type {any} */ layer, /** @type {string} */ url, /** @type {string} */ crs) => {
    const found = await features(url, crs);
    layer.getSource().clear(true);
    layer.getSource().addFeatures(found);
  };
  return {
    reports, spa, cells, names, outlines, gauges,
    /** @param {string} crs */
    load: (crs) => Promise.allSettled([fill(cells, config.geometryUrl, crs), fill(outlines, config.outlineUrl, crs), fill(gauges, config.gaugesUrl, crs)]),
    /** @param {{r?: Record<string, number>, g?: Record<string, number>}} status */
    update(status) {
      if (status.r) replace(reports, status.r);
      if (status.g) replace(spa, status.g);
      if (status.r) cells.changed();
      if (status.g) gauges.changed();
    },
  };
}
