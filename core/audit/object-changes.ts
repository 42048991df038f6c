/** The calls of S3 that write, replace or delete an object, or a part of one. */
export const OBJECT_CHANGES: readonly string[] = [
  'AbortMultipartUpload',
  'CompleteMultipartUpload',
  'CopyObject',
  'CreateMultipartUpload',
  'DeleteObject*',
  'PutObject*',
  'RenameObject',
  'RestoreObject',
  'UpdateObject*',
  'UploadPart*',
];
