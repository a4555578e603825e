import type { Deck, Slide } from '../deck/types.js';
import type { Theme } from '../theme/types.js';

export type ToolName = 'figlet' | 'highlight' | 'diagram' | 'picture';

/** What a deck may need to be drawn, as far as searches tell that cost nothing. */
export function wantedTools(deck: Deck, theme: Theme): readonly ToolName[] {
  const holds = (pattern: RegExp): boolean => deck.slides.some(({ markdown }) => pattern.test(markdown));
  return [
    ...(hasFont(theme) || holds(/(?:`{3}|~{3})[ \t]*figlet/) ? (['figlet'] as const) : []),
    ...(holds(/(?:`{3}|~{3})[ \t]*[a-z]/i) ? (['highlight'] as const) : []),
    ...(holds(/(?:`{3}|~{3})[ \t]*mermaid/) ? (['diagram'] as const) : []),
    ...(holds(/!\[|<img/i) ? (['picture'] as const) : []),
  ];
}

function hasFont({ elements }: Theme): boolean {
  return Object.values(elements).some(({ font }) => font !== undefined && font !== '');
}

/** The languages of a deck's fences, each once, in the order in which they come; a demo may show its workflow's code. */
export function fenceLanguages(slides: readonly Slide[]): readonly string[] {
  const found = new Set<string>();
  for (const { markdown } of slides) {
    for (const [, language = ''] of markdown.matchAll(/^[ \t]*(?:`{3,}|~{3,})[ \t]*([\w#+-]+)/gm)) {
      found.add(language === 'demo' ? 'typescript' : language);
    }
  }
  return [...found];
}
