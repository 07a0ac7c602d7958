// Puts the focus on one of the stops that were walked ahead, and the page and its boxes where they were scrolled to then.
(b, { index, x, y }) => {
  const { el, scrolled } = window.__barometerAhead[index];
  window.scrollTo(x, y);
  for (const [box, left, top] of scrolled) box.scrollTo(left, top);
  el.focus({ focusVisible: true, preventScroll: true });
  window.__barometerWatch?.take();
  return document.activeElement === el;
}
