// The text right around an element: that of its parent, unless the parent is a whole part of the page.
(b) => (el) => {
  const around = el.parentElement;
  return around && !around.matches("main, article, section, nav, header, footer, body") ? b.fold(around.innerText, 200) : "";
}
