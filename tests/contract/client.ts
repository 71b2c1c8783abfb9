// What a caller in TypeScript writes against the generated types: it compiles, or the contract has lost something.
import type { operations } from "./generated";

type Listed = operations["listStrikes"]["responses"][200]["content"]["application/json"];
type Sent = operations["createStrike"]["requestBody"]["content"]["application/json"];

export const titles = (page: Listed): string[] => page.items.map((event) => event.title);

export const strike: Sent = {
  title: "A strike",
  time: { from: "2022-03-10", precision: "day" },
  details: { method: "missile" },
};
