// Base maps by configuration. None at all is a proper choice: the map then stands on its own polygons.
import TileLayer from 'ol/layer/Tile.js';
import WMTSCapabilities from 'ol/format/WMTSCapabilities.js';
import TileWMS from 'ol/source/TileWMS.js';
import WMTS, { optionsFromCapabilities } from 'ol/source/WMTS.js';
import XYZ from 'ol/source/XYZ.js';

/** @typedef {import('./config.js').Basemap} Basemap */

/** @param {Basemap} map */
async function sourceOf(map) {
  const common = { attributions: map.attribution, projection: map.crs, maxZoom: map.max_zoom };
  if (map.type === 'xyz') return new XYZ({ ...common, url: map.url });
  if (map.type === 'wms') return new TileWMS({ ...common, url: map.url, params: { LAYERS: map.layer, TILED: true } });
  const reply = await fetch(map.url ?? '');
  if (!reply.ok) throw new Error(`capabilities: HTTP ${reply.status}`);
  const found = optionsFromCapabilities(new WMTSCapabilities().read(await reply.text()), {
    layer: map.layer, matrixSet: map.matrix_set, projection: map.crs, style: map.style, format: map.format,
  });
  if (!found) throw new Error(`layer ${map.layer} is not offered`);
  return new WMTS({ ...found, attributions: map.attribution });
}

/** Layers are made when first shown; a base map that cannot be read says so and the rest goes on.
 * @param {Basemap} map @param {(text: string) => void} complain */
export function layerOf(map, complain) {
  const layer = new TileLayer({ visible: false, zIndex: map.overlay ? 1 : 0 });
  let asked = false;
  layer.on('change:visible', async () => {
    if (asked || !layer.getVisible()) return;
    asked = true;
    try {
      const source = await sourceOf(map);
      let failed = 0;
      source.on('tileloaderror', () => { failed += 1; if (failed === 4) complain(map.title); });
      layer.setSource(source);
    } catch (error) {
      console.error('map:', map.id, error);
      complain(map.title);
    }
  });
  return layer;
}
