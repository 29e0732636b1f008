package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spasmwatch.terminology.Code;

/**
 * A class of drugs. Membership is terminology, always on; each member is marked as named by a
 * source or inferred by us (CON-21).
 */
public record DrugClass(String id, String name, Set<Code> codes, List<Member> members) {

  /** A member and who says so. */
  public record Member(String drug, Basis basis, String reason) {
    public Member {
      requireNonNull(drug, "drug");
      requireNonNull(basis, "basis");
      requireNonNull(reason, "reason");
    }
  }

  /** Whether a source names the member. */
  public enum Basis {
    NAMED,
    INFERRED
  }

  public DrugClass {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    codes = Set.copyOf(codes);
    members = List.copyOf(members);
  }

  public Optional<Member> member(String drug) {
    return members.stream().filter(m -> m.drug().equals(drug)).findFirst();
  }
}
