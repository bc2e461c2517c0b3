// What the page says about its map, read from data attributes (the content policy allows no inline script).

/**
 * @typedef {{id: string, title: string, type: 'xyz' | 'wmts' | 'wms' | 'none', url?: string, layer?: string,
 *   matrix_set?: string, style?: string, format?: string, attribution?: string, crs?: string, max_zoom?: number,
 *   overlay?: boolean}} Basemap `wmts` reads the capabilities document at `url`.
 * @typedef {Record<string, string>} Words
 * @typedef {{element: HTMLElement, geometryUrl: string, outlineUrl: string, statusUrl: string, gaugesUrl: string,
 *   municipalityUrl: string, gaugeUrl: string, basemaps: Basemap[], words: Words, lang: string, crs: string,
 *   projUrl: string, center: number[], zoom: number}} Config
 */

/** @param {string | undefined} text @param {any} fallback */
function json(text, fallback) {
  try { return text ? JSON.parse(text) : fallback; } catch (error) { console.error('map: broken configuration', error); return fallback; }
}

/** @param {HTMLElement} element @returns {Config} */
export function configOf(element) {
  const data = element.dataset;
  return {
    element,
    geometryUrl: data.geometryUrl ?? '',
    outlineUrl: data.outlineUrl ?? '',
    statusUrl: data.statusUrl ?? '',
    gaugesUrl: data.gaugesUrl ?? '',
    municipalityUrl: data.municipalityUrl ?? '',
    gaugeUrl: data.gaugeUrl ?? '',
    basemaps: json(data.basemaps, []),
    words: json(data.words, {}),
    lang: document.documentElement.lang || 'cs',
    crs: data.crs ?? 'EPSG:3857',
    projUrl: data.projUrl ?? '',
    center: json(data.center, [14.4, 49.1]),
    zoom: Number(data.zoom ?? 9),
  };
}
