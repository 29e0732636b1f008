package org.spasmwatch.rest.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.audit.AuditLog;
import org.spasmwatch.app.audit.AuditRecord;
import org.spasmwatch.app.audit.PatientHashes;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.r5.audit.AuditEdition;
import org.spasmwatch.fhir.r5.audit.AuditSearch;

/** Reads the audit trail and writes what it finds as FHIR. Waits for the database. */
@ApplicationScoped
class AuditPages {
  private final AuditLog log;
  private final PatientHashes hashes;
  private final Editions editions;

  AuditPages(AuditLog log, PatientHashes hashes, Editions editions) {
    this.log = log;
    this.hashes = hashes;
    this.editions = editions;
  }

  /** A Bundle, and how many records it gives out. */
  record Page(String body, int matches) {}

  Optional<String> read(Exchange exchange, String id) {
    return uuid(id)
        .flatMap(log::read)
        .map(found -> edition(exchange).read(found, exchange.asked().form()));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private AuditEdition edition(Exchange exchange) {
    return new AuditEdition(editions.base(exchange.edition()));
  }

  Reading<Page> search(Exchange exchange) {
    AuditEdition edition = edition(exchange);
    return edition
        .search(exchange.asked().arguments(), hashes)
        .map(search -> page(exchange, edition, search));
  }

  private Page page(Exchange exchange, AuditEdition edition, AuditSearch search) {
    @Nullable Long total = search.total() ? log.count(search.wanted()) : null;
    List<AuditRecord> found =
        search.controls().onlyCount() ? List.of() : log.find(search.wanted(), search.page());
    int matches = Math.min(found.size(), search.controls().count());
    return new Page(edition.searchset(search, found, total, exchange.asked().form()), matches);
  }
}
