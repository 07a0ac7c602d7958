// Colours as they are computed: channels, luminance, contrast, and what is behind an element.
() => {
  const known = new Map();
  const parse = (text) => {
    const rgb = /^rgba?\(\s*([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+%?))?\s*\)$/.exec(text);
    if (rgb) return { r: +rgb[1], g: +rgb[2], b: +rgb[3], a: rgb[4] === undefined ? 1 : rgb[4].endsWith("%") ? parseFloat(rgb[4]) / 100 : +rgb[4] };
    const srgb = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)$/.exec(text);
    return srgb ? { r: 255 * srgb[1], g: 255 * srgb[2], b: 255 * srgb[3], a: srgb[4] === undefined ? 1 : +srgb[4] } : null;
  };
  // { r, g, b, a } with channels from 0 to 255, or null for a notation that is not known.
  const read = (text) => { if (!known.has(text)) known.set(text, parse(text)); return known.get(text); };
  const linear = (channel) => { const c = channel / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const light = (c) => 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
  const contrast = (x, y) => { const [high, low] = [light(x), light(y)].sort((p, q) => q - p); return (high + 0.05) / (low + 0.05); };
  const same = (x, y) => Math.abs(x.r - y.r) + Math.abs(x.g - y.g) + Math.abs(x.b - y.b) < 12;
  const reddish = (c) => c.r > 120 && c.r > 1.6 * c.g && c.r > 1.6 * c.b;
  return { read, light, contrast, same, reddish };
}
