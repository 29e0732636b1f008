package org.spasmwatch.knowledge.published;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;

/** A record as a whole, of one of the kinds that can be written. */
public sealed interface Entry {
  RecordId id();

  /** What stands on it. */
  Labels labels();

  <T> T match(Cases<T> cases);

  /** One case per kind, so that nobody can forget one. */
  interface Cases<T> {
    T statement(OfStatement entry);

    T document(Document document);

    T drug(OfDrug entry);

    T drugClass(OfClass entry);

    T disagreement(Disagreement disagreement);
  }

  /** A statement that the model holds, in force or not. */
  record OfStatement(ClinicalUse use, Labels labels) implements Entry {
    public OfStatement {
      requireNonNull(use, "use");
      requireNonNull(labels, "labels");
    }

    @Override
    public RecordId id() {
      return RecordId.statement(use.id());
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.statement(this);
    }
  }

  /** A statement that is kept as it was written. */
  record OfDocument(Document document) implements Entry {
    public OfDocument {
      requireNonNull(document, "document");
    }

    @Override
    public RecordId id() {
      return RecordId.statement(document.id());
    }

    @Override
    public Labels labels() {
      return Labels.NONE.as(document.status());
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.document(document);
    }
  }

  /** A drug. */
  record OfDrug(Drug drug, Labels labels) implements Entry {
    public OfDrug {
      requireNonNull(drug, "drug");
      requireNonNull(labels, "labels");
    }

    @Override
    public RecordId id() {
      return new RecordId(Kind.DRUG, drug.id());
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.drug(this);
    }
  }

  /** A class of drugs. */
  record OfClass(DrugClass drugClass, Labels labels) implements Entry {
    public OfClass {
      requireNonNull(drugClass, "drugClass");
      requireNonNull(labels, "labels");
    }

    @Override
    public RecordId id() {
      return new RecordId(Kind.DRUG_CLASS, drugClass.id());
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.drugClass(this);
    }
  }

  /** A point on which sources differ. */
  record OfDisagreement(Disagreement disagreement) implements Entry {
    public OfDisagreement {
      requireNonNull(disagreement, "disagreement");
    }

    @Override
    public RecordId id() {
      return new RecordId(Kind.DISAGREEMENT, disagreement.id());
    }

    @Override
    public Labels labels() {
      return Labels.NONE;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.disagreement(disagreement);
    }
  }

  /** The record as that knowledge has it; empty when it has none, or it is of another kind. */
  static Optional<Entry> in(KnowledgeBase knowledge, RecordId id) {
    KnowledgeBase.Records records = knowledge.records();
    Labels labels = records.published().on(id);
    return switch (id.kind()) {
      case DRUG -> knowledge.drug(id.id()).map(drug -> new OfDrug(drug, labels));
      case DRUG_CLASS ->
          records.classes().stream()
              .filter(c -> c.id().equals(id.id()))
              .findFirst()
              .map(c -> new OfClass(c, labels));
      case STATEMENT -> statement(records, id.id(), labels);
      case DISAGREEMENT ->
          records.disagreements().stream()
              .filter(d -> d.id().equals(id.id()))
              .findFirst()
              .map(OfDisagreement::new);
      case SOURCE -> Optional.empty();
    };
  }

  private static Optional<Entry> statement(
      KnowledgeBase.Records records, String id, Labels labels) {
    return records
        .statements()
        .filter(use -> use.id().equals(id))
        .findFirst()
        .<Entry>map(use -> new OfStatement(use, labels))
        .or(
            () ->
                records.published().documents().stream()
                    .filter(document -> document.id().equals(id))
                    .findFirst()
                    .map(OfDocument::new));
  }
}
