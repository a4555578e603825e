import { Text } from 'ink';
import { memo } from 'react';

/**
 * Rows that are already styled, as one text: Ink measures and wraps each `<Text>`, and a tree of them costs a key
 * several times what one costs. Rows never wrap: they were made for this width.
 */
export const Lines = memo(function Lines({ text }: { readonly text: string }) {
  return <Text wrap="truncate">{text}</Text>;
});
