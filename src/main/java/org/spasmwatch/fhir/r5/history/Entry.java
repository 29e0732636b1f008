package org.spasmwatch.fhir.r5.history;

import java.util.Date;
import org.hl7.fhir.r5.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r5.model.Bundle.HTTPVerb;
import org.hl7.fhir.r5.model.DomainResource;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.RecordVersion;

/** One change of a resource, as it would have been asked for and answered. */
final class Entry {
  private final DomainResource resource;
  private final boolean created;
  private final @Nullable RecordVersion deletion;

  private Entry(DomainResource resource, boolean created, @Nullable RecordVersion deletion) {
    this.resource = resource;
    this.created = created;
    this.deletion = deletion;
  }

  static Entry written(DomainResource resource, boolean created) {
    return new Entry(resource, created, null);
  }

  /**
   * @param resource what it was
   */
  static Entry deleted(DomainResource resource, RecordVersion deletion) {
    return new Entry(resource, false, deletion);
  }

  String id() {
    return resource.getIdPart();
  }

  BundleEntryComponent in(String base) {
    String url = resource.fhirType() + "/" + id();
    BundleEntryComponent entry = new BundleEntryComponent();
    entry.setFullUrl(base + "/" + url);
    entry.getRequest().setUrl(url);
    if (deletion == null) {
      entry.setResource(resource);
      entry.getRequest().setMethod(HTTPVerb.PUT);
      entry.getResponse().setStatus(created ? "201" : "200");
      entry.getResponse().setEtag("W/\"" + resource.getMeta().getVersionId() + "\"");
      entry.getResponse().setLastModified(resource.getMeta().getLastUpdated());
    } else {
      entry.getRequest().setMethod(HTTPVerb.DELETE);
      entry.getResponse().setStatus("204");
      entry.getResponse().setEtag("W/\"" + deletion.number() + "\"");
      entry.getResponse().setLastModified(Date.from(deletion.recorded()));
    }
    return entry;
  }
}
