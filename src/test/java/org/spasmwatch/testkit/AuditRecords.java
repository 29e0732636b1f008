package org.spasmwatch.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spasmwatch.app.audit.AuditRecord;
import org.spasmwatch.app.audit.AuditRecord.Kind;
import org.spasmwatch.app.audit.AuditRecord.Origin;
import org.spasmwatch.app.audit.Detail;

/** Records of the audit trail. */
public final class AuditRecords {
  private AuditRecords() {}

  /** One of that kind with everything that a record may say. */
  public static AuditRecord of(Kind kind, String interaction, int status) {
    return new AuditRecord(
        UUID.fromString("6e0f1c3a-94a1-4d40-9d3d-2f1f5f0d8a11"),
        Instant.parse("2026-04-21T08:00:00Z"),
        kind,
        new Origin(
            "cds-hooks",
            "spasm-review",
            kind.requested() ? "ehr" : null,
            "0af7651916cd43dd8448eb211c80319c",
            UUID.fromString("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea"),
            status),
        "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM",
        "2026.1+4",
        List.of("ClinicalUseDefinition/gabapentin-myoclonus/_history/3"),
        Map.of(
            Detail.HOOK, "patient-view",
            Detail.SHOWN, "true",
            Detail.CARDS, "1",
            Detail.INTERACTION, interaction));
  }
}
