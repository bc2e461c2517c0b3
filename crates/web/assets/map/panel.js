// The choice of layers and of the coordinate system: an ordinary fieldset, reachable by keyboard.

/** @typedef {import('./config.js').Config} Config */

/** @param {'radio' | 'checkbox'} type @param {string} name @param {string} text @param {boolean} on @param {(on: boolean) => void} changed */
function choice(type, name, text, on, changed) {
  const label = document.createElement('label');
  label.className = 'check';
  const input = document.createElement('input');
  Object.assign(input, { type, name, checked: on });
  input.addEventListener('change', () => changed(input.checked));
  label.append(input, text);
  return label;
}

/** @param {string} title @param {HTMLElement[]} items */
function group(title, items) {
  const set = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = title;
  set.append(legend, ...items);
  return set;
}

/**
 * @param {Config} config
 * @param {{title: string, layer: any, overlay?: boolean}[]} maps base maps; a null layer is "no base map"
 * @param {{title: string, layers: any[]}[]} own
 * @param {(crs: string) => void} project
 */
export function makePanel(config, maps, own, project) {
  const box = document.createElement('details');
  box.className = 'map-panel';
  box.append(Object.assign(document.createElement('summary'), { textContent: config.words.layers }));
  const bases = maps.filter((map) => !map.overlay);
  const pick = (/** @type {any} */ chosen) => bases.forEach((map) => map.layer?.setVisible(map === chosen));
  if (bases.length > 1) box.append(group(config.words.basemap, bases.map((map, index) => choice('radio', 'basemap', map.title, index === 0, () => pick(map)))));
  pick(bases[0]);
  const overlays = maps.filter((map) => map.overlay).map((map) => choice('checkbox', '', map.title, false, (on) => map.layer.setVisible(on)));
  const mine = own.map(({ title, layers }) => choice('checkbox', '', title, true, (on) => layers.forEach((layer) => layer.setVisible(on))));
  box.append(group(config.words.shown, [...mine, ...overlays]));
  if (config.projUrl) {
    const systems = [['EPSG:3857', 'Web Mercator'], ['EPSG:5514', 'S-JTSK']];
    box.append(group(config.words.crs, systems.map(([code, title]) => choice('radio', 'crs', title, code === config.crs, () => project(code)))));
  }
  return box;
}
