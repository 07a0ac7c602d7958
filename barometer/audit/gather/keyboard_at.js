// Puts the focus on one of the stops that were walked ahead, as the Tab key would.
(b, { index }) => {
  const el = window.__barometerAhead[index];
  el.focus({ focusVisible: true });
  window.__barometerWatch?.take();
  return document.activeElement === el;
}
