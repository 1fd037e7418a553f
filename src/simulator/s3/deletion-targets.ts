/** The body of DeleteObjects. */
import { innerXml, xmlText } from '../xml.ts';

export interface DeletionTarget {
  readonly key: string;
  readonly versionId: string | undefined;
}

/** Keys and versions named by the body of DeleteObjects. */
export function deletionTargets(xml: string): readonly DeletionTarget[] {
  return innerXml(xml, 'Object').map((inner) => ({
    key: xmlText(inner, 'Key') ?? '',
    versionId: xmlText(inner, 'VersionId'),
  }));
}
