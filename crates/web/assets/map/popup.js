// The card of one municipality or gauge. Opened by click, by Enter on the point in the middle
// of the view, closed by Escape; the link in it leads to the page with everything.
import Overlay from 'ol/Overlay.js';
import { idOf } from './layers.js';

/** @typedef {import('./config.js').Config} Config */

/** @param {string} tag @param {string} [text] @param {string} [className] */
function make(tag, text, className) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

/** @param {Config} config @param {import('ol/Feature.js').FeatureLike} feature @param {boolean} isGauge */
function linkTo(config, feature, isGauge) {
  const link = /** @type {HTMLAnchorElement} */ (make('a', config.words.open));
  const pattern = isGauge ? config.gaugeUrl : config.municipalityUrl;
  link.href = pattern.replace('{id}', encodeURIComponent(idOf(feature)));
  return pattern ? link : null;
}

/** @param {Config} config @param {import('ol/Feature.js').FeatureLike} feature @param {any} layers */
function card(config, feature, layers) {
  const isGauge = layers.gauges.getSource().hasFeature(feature);
  const id = idOf(feature);
  const box = document.createDocumentFragment();
  box.append(make('b', [feature.get('name'), feature.get('stream')].filter(Boolean).join(' – ')));
  if (isGauge) {
    const spa = layers.spa[id] ?? (feature.get('stale') ? 9 : feature.get('observed_spa') ?? 0);
    box.append(make('span', config.words[`spa${spa}`] ?? ''));
    const value = feature.get('value');
    if (value != null) {
      const shown = new Intl.NumberFormat(config.lang, { maximumFractionDigits: 1 }).format(value);
      box.append(make('span', `${shown}\u00a0${feature.get('unit') ?? ''}`, 'num'));
    }
  } else {
    box.append(make('span', config.words[`report${layers.reports[id] ?? 0}`] ?? ''));
  }
  const link = linkTo(config, feature, isGauge);
  if (link) box.append(link);
  return box;
}

/** @param {import('ol/Map.js').default} map @param {Config} config @param {any} layers */
export function addPopup(map, config, layers) {
  const target = /** @type {HTMLElement} */ (map.getTargetElement());
  const element = make('div', '', 'map-popup');
  element.setAttribute('role', 'status');
  const close = make('button', '×', 'map-close');
  close.setAttribute('type', 'button');
  close.setAttribute('aria-label', config.words.close ?? 'Zavřít');
  const body = make('div', '', 'map-card');
  element.append(close, body);
  const overlay = new Overlay({ element, positioning: 'bottom-center', offset: [0, -12], autoPan: { margin: 16 } });
  map.addOverlay(overlay);
  const hide = () => { overlay.setPosition(undefined); };
  close.addEventListener('click', () => { hide(); target.focus(); });
  /** @param {number[]} pixel */
  const openAt = (pixel) => {
    const options = { hitTolerance: 6, layerFilter: (/** @type {any} */ layer) => layer === layers.gauges || layer === layers.cells };
    const feature = map.forEachFeatureAtPixel(pixel, (found) => found, options);
    if (!feature) return hide();
    body.replaceChildren(card(config, feature, layers));
    overlay.setPosition(map.getCoordinateFromPixel(pixel));
  };
  map.on('singleclick', (event) => openAt(event.pixel));
  target.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
    const size = map.getSize();
    if (event.key === 'Enter' && event.target === target && size) openAt([size[0] / 2, size[1] / 2]);
  });
}
