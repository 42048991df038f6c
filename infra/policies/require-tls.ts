/** Whoever comes without TLS is refused: for buckets, queues and topics. */
export const REQUIRE_TLS = { enforceSSL: true } as const;

/** Whoever comes with less than TLS 1.2 is refused: S3 tells a bucket's policy the version. */
export const REQUIRE_TLS_1_2 = { ...REQUIRE_TLS, minimumTLSVersion: 1.2 } as const;
