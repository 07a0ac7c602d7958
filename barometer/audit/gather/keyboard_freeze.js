// Stops movement while pixels are compared, or lets it go on again.
(b, { on }) => {
  const css = "*, *::before, *::after { transition: none !important; animation-duration: 1ms !important; animation-delay: 0s !important;" +
    " animation-iteration-count: 1 !important; scroll-behavior: auto !important; caret-color: transparent !important }";
  const sheet = window.__barometerStill ||= new CSSStyleSheet();
  if (on) sheet.replaceSync(css);
  for (const root of [document, ...b.shadows()]) {
    const others = root.adoptedStyleSheets.filter((one) => one !== sheet);
    root.adoptedStyleSheets = on ? [...others, sheet] : others;
  }
  const focusable = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls], [tabindex], [contenteditable]:not([contenteditable=false])";
  const count = b.all(focusable).filter((el) => el.tabIndex >= 0 && !el.disabled && b.visible(el) && !b.closest(el, "[inert]")).length;
  return { count };
}
