// Looks of the features. Colours come from the style sheet, so the map follows light and dark;
// shapes differ as well, for eyes that cannot tell the colours.
import Circle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import RegularShape from 'ol/style/RegularShape.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';

const REPORT = ['--st-none', '--st-normal', '--st-watch', '--st-affected', '--st-critical'];
const SPA = ['--surface', '--spa1', '--spa2', '--spa3', '--spa4'];
const STALE = 9;

/** @param {HTMLElement} element */
export function makeStyles(element) {
  const css = getComputedStyle(element);
  const colour = (/** @type {string} */ name) => css.getPropertyValue(name).trim();
  const ink = colour('--ink');
  const halo = new Stroke({ color: colour('--surface'), width: 3 });
  const line = new Stroke({ color: colour('--st-line'), width: 0.75 });
  const cells = REPORT.map((name) => new Style({ fill: new Fill({ color: withAlpha(colour(name), 0.72) }), stroke: line }));
  const strong = new Style({ stroke: new Stroke({ color: ink, width: 3 }), zIndex: 2 });
  const outline = new Style({ stroke: new Stroke({ color: ink, width: 1.5 }) });
  const gauges = new Map([0, 1, 2, 3, 4, STALE].map((spa) => [spa, new Style({ image: gaugeMark(spa, colour, ink), zIndex: spa === STALE ? 0 : spa })]));
  const label = (/** @type {string} */ text) => new Style({
    text: new Text({ text, font: '12px Roboto, sans-serif', fill: new Fill({ color: ink }), stroke: halo, overflow: false }),
  });
  return {
    cell: (/** @type {number} */ state) => cells[state] ?? cells[0],
    gauge: (/** @type {number} */ spa) => gauges.get(spa) ?? gauges.get(STALE),
    strong, outline, label,
  };
}

/** Circle below limits, then triangle, square, pentagon, star: the more corners the worse.
 * @param {number} spa @param {(name: string) => string} colour @param {string} ink */
function gaugeMark(spa, colour, ink) {
  const fill = new Fill({ color: spa === STALE ? 'transparent' : colour(SPA[spa]) });
  const stroke = new Stroke({ color: ink, width: 1.5, lineDash: spa === STALE ? [2, 2] : undefined });
  if (spa === 0 || spa === STALE) return new Circle({ radius: 5, fill, stroke });
  if (spa === 4) return new RegularShape({ points: 5, radius: 12, radius2: 6, fill, stroke });
  return new RegularShape({ points: spa + 2, radius: 7 + spa, angle: spa === 2 ? Math.PI / 4 : 0, fill, stroke });
}

/** @param {string} colour hex @param {number} alpha */
function withAlpha(colour, alpha) {
  const long = colour.length === 4 ? colour.replace(/[^#]/g, '$&$&') : colour;
  return `${long}${Math.round(alpha * 255).toString(16).padStart(2, '0')}`;
}
