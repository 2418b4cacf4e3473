// Elements of the page. Text is always text, never markup, and nothing has a style of its own: the content policy allows none.

type Content = string | Node;

export function element(name: string, attributes: Record<string, string>, ...content: Content[]): HTMLElement {
  return fill(document.createElement(name), attributes, content);
}

export function shape(name: string, attributes: Record<string, string | number>, ...content: Content[]): SVGElement {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, content);
}

function fill<T extends Element>(one: T, attributes: Record<string, string | number>, content: Content[]): T {
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, String(value));
  one.append(...content);
  return one;
}
