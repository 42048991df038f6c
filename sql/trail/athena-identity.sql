-- Grain: one value per event: who called, as CloudTrail writes it.
-- Names: none; who and session are columns of trail_deliveries.
json_format(cast(cast(
  row(
    who.type, who.principalid, who.arn, who.accountid, who.accesskeyid,
    who.username, who.invokedby,
    row(
      row(
        session.sessionissuer.type, session.sessionissuer.principalid,
        session.sessionissuer.arn, session.sessionissuer.accountid,
        session.sessionissuer.username
      ),
      row(session.webidfederationdata.federatedprovider),
      row(
        session.attributes.mfaauthenticated,
        session.attributes.creationdate
      ),
      session.sourceidentity, session.ec2roledelivery
    ),
    row(who.inscopeof.issuertype, who.inscopeof.credentialsissuedto)
  ) as row(
    "type" varchar, "principalId" varchar, "arn" varchar,
    "accountId" varchar, "accessKeyId" varchar, "userName" varchar,
    "invokedBy" varchar,
    "sessionContext" row(
      "sessionIssuer" row(
        "type" varchar, "principalId" varchar, "arn" varchar,
        "accountId" varchar, "userName" varchar
      ),
      "webIdFederationData" row("federatedProvider" varchar),
      "attributes" row(
        "mfaAuthenticated" varchar, "creationDate" varchar
      ),
      "sourceIdentity" varchar, "ec2RoleDelivery" varchar
    ),
    "inScopeOf" row("issuerType" varchar, "credentialsIssuedTo" varchar)
  )
) as json))
