"use strict";
/* Shows the views of the page, in a long page each when it comes near. */
(() => {
  const roots = [...document.querySelectorAll("[data-view]")];
  if (roots.length === 1) {
    DASH.show(roots[0]);
    return;
  }
  const near = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        near.unobserve(entry.target);
        DASH.show(entry.target);
      }
    }
  }, { rootMargin: "600px" });
  roots.forEach(root => near.observe(root));
})();
