// What Swagger UI leaves out for those who read with a keyboard or a screen reader. It draws again and again, so this does too.
(() => {
  "use strict";

  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  const each = (selector, tend) => document.querySelectorAll(selector).forEach(tend);

  const land = (element, role, label) => {
    set(element, "role", role);
    set(element, "aria-label", label);
  };

  const labelField = (field) => {
    const row = field.closest("tr[data-param-name]");
    if (row) set(field, "aria-label", row.dataset.paramName);
  };

  const tend = () => {
    // Colours are checked for the light page only, and its switch is hidden with the bar that it stood in.
    document.documentElement.classList.remove("dark-mode");
    each(".information-container", (about) => land(about, "region", "About this service"));
    each(".filter-container", (filter) => land(filter, "search", "Operations"));
    each(".modal-ux", (dialog) => land(dialog, "dialog", "Sign in"));
    // A link inside a button: the button does what the link would.
    each(".opblock-summary-control a[href], .opblock-tag a.nostyle[href]", (link) => link.removeAttribute("href"));
    each("h3.opblock-tag, .modal-ux-header h3, .models > h4", (heading) => {
      set(heading, "role", "heading");
      set(heading, "aria-level", "2");
    });
    each(".opblock-section-header h4, .responses-inner h4, .responses-inner h5, .modal-ux-content h4", (heading) => {
      set(heading, "role", "heading");
      set(heading, "aria-level", "3");
    });
    each("tr[data-param-name] select, tr[data-param-name] input, tr[data-param-name] textarea", labelField);
    each("textarea.body-param__text", (body) => set(body, "aria-label", "Request body"));
    each(".operation-filter-input", (filter) => set(filter, "aria-label", "Filter by group"));
    each(".close-modal", (close) => set(close, "aria-label", "Close"));
    each(".modal-ux .btn.authorize, .modal-ux .btn-done", (button) => button.removeAttribute("aria-label"));
    each("pre.microlight", (answer) => set(answer, "tabindex", "0"));
  };

  new MutationObserver(tend).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["class", "href", "aria-label"] });
  tend();
})();
