// VS Code makes links of `[text](command:…)` in notifications and in the prompts of input boxes, and such a link runs a command. So the text of
// others, such as the comment of a parameter or a message of `flow`, is shown only as text.

/** The same to read, but nothing in it is a link. */
export const plain = (text: string): string => text.replaceAll("](", "] (");
