// Puts the focus on one of the stops that were walked ahead, and the page where it was scrolled to then.
(b, { index, x, y }) => {
  const el = window.__barometerAhead[index];
  window.scrollTo(x, y);
  el.focus({ focusVisible: true, preventScroll: true });
  window.__barometerWatch?.take();
  return document.activeElement === el;
}
