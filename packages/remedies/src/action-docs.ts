/** Page and anchor that explain an action. */
export function actionDocs(actionId: string): string {
  return `docs/actions.md#${actionId.split(':')[0]?.replaceAll('.', '')}`;
}
