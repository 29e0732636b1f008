package org.spasmwatch.testkit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spasmwatch.app.KeySettings;
import org.spasmwatch.app.audit.AuditLog;
import org.spasmwatch.app.audit.AuditRecord;

/** Keys for the audit trail, and a log that does not answer, or not in time. */
public final class Trails {
  private Trails() {}

  /** The settings of these keys for the trail, and of no others. */
  public static KeySettings keys(Optional<String> audit, Optional<String> previous) {
    return new Keys(audit, previous);
  }

  private record Keys(Optional<String> audit, Optional<String> auditPrevious)
      implements KeySettings {
    @Override
    public Optional<String> paging() {
      return Optional.empty();
    }

    @Override
    public Optional<String> pagingPrevious() {
      return Optional.empty();
    }
  }

  /** One whose store is away. */
  public static AuditLog away() {
    return new Asked(
        () -> {
          throw new AuditLog.Unavailable("away", new IllegalStateException());
        });
  }

  /** One that waits for that before it answers. */
  public static AuditLog after(Runnable wait) {
    return new Asked(wait);
  }

  private record Asked(Runnable first) implements AuditLog {
    @Override
    public int append(List<AuditRecord> records) {
      first.run();
      return 0;
    }

    @Override
    public Optional<AuditRecord> read(UUID id) {
      first.run();
      return Optional.empty();
    }

    @Override
    public List<AuditRecord> find(Wanted wanted, Page page) {
      first.run();
      return List.of();
    }

    @Override
    public long count(Wanted wanted) {
      first.run();
      return 0;
    }

    @Override
    public Swept sweep(int days) {
      return new Swept(0, false);
    }
  }
}
