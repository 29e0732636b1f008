package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.ClinicalUse.Indication;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.Criterion.Age;
import org.spasmwatch.knowledge.Criterion.AtLeast;
import org.spasmwatch.knowledge.Criterion.DailyDose;
import org.spasmwatch.knowledge.Criterion.GivenFor;
import org.spasmwatch.knowledge.Criterion.HasFinding;
import org.spasmwatch.knowledge.Criterion.Known;
import org.spasmwatch.knowledge.Criterion.Measured;
import org.spasmwatch.knowledge.Criterion.Not;
import org.spasmwatch.knowledge.Criterion.RecentChange;
import org.spasmwatch.knowledge.Criterion.Stated;
import org.spasmwatch.knowledge.Criterion.TakenFor;
import org.spasmwatch.knowledge.Criterion.Taking;
import org.spasmwatch.testkit.Knowledge;

/** Whoever asks a clinical use or a criterion for its kind is led to the case of that kind. */
class KindsTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();
  private static final Criterion PART = new HasFinding("sign", "tremor");

  static Stream<Class<? extends ClinicalUse>> kindsOfUse() {
    return Stream.of(
        UndesirableEffect.class,
        Interaction.class,
        Contraindication.class,
        Warning.class,
        Indication.class,
        NotRecognised.class);
  }

  @ParameterizedTest
  @MethodSource("kindsOfUse")
  void aClinicalUseIsMatchedByTheCaseOfItsKind(Class<? extends ClinicalUse> kind) {
    ClinicalUse use =
        KNOWLEDGE.records().uses().stream().filter(kind::isInstance).findFirst().orElseThrow();

    Called called = use.match(recording(ClinicalUse.Cases.class));

    assertThat(called.name()).isEqualToIgnoringCase(kind.getSimpleName());
    assertThat(called.argument()).isSameAs(use);
  }

  static Stream<Arguments> criteria() {
    return Stream.of(
        of(PART, "finding"),
        of(new Measured("k", "sodium", "low-sodium", true, false), "measured"),
        of(new Age("k", "elderly"), "age"),
        of(new Taking("k", "gabapentin"), "taking"),
        of(new DailyDose("k", "high-dose"), "dose"),
        of(new GivenFor("k", "epilepsy"), "reason"),
        of(new TakenFor("k", "prolonged"), "duration"),
        of(new RecentChange("k", "recent-change"), "recentChange"),
        of(new AtLeast("k", 1, List.of(PART)), "atLeast"),
        of(new Not("k", PART), "not"),
        of(new Known("k", PART), "known"),
        of(new Stated("k", "not everyone"), "stated"));
  }

  private static Arguments of(Criterion criterion, String name) {
    return Arguments.of(criterion, name);
  }

  @ParameterizedTest
  @MethodSource("criteria")
  void aCriterionIsMatchedByTheCaseOfItsKind(Criterion criterion, String name) {
    Called called = criterion.match(recording(Criterion.Cases.class));

    assertThat(called.name()).isEqualTo(name);
    assertThat(called.argument()).isSameAs(criterion);
  }

  @Test
  void everyKindOfCriterionIsTriedHere() {
    List<Class<?>> tried =
        criteria().<Class<?>>map(a -> requireNonNull(a.get()[0]).getClass()).toList();

    assertThat(tried).containsExactlyInAnyOrder(Criterion.class.getPermittedSubclasses());
    assertThat(kindsOfUse().toList())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ClinicalUse.class.getPermittedSubclasses())
                .<Class<? extends ClinicalUse>>map(c -> c.asSubclass(ClinicalUse.class))
                .toList());
  }

  @Test
  void whatIsWrittenIntoFilesAndAnswersIsTheNameInLowerCase() {
    assertThat(ClinicalUse.Phase.values()).allSatisfy(p -> assertThat(p.code()).isEqualTo(code(p)));
    assertThat(Statement.Action.values()).allSatisfy(a -> assertThat(a.code()).isEqualTo(code(a)));
    assertThat(RecordId.Kind.values()).allSatisfy(k -> assertThat(k.code()).isEqualTo(code(k)));
    assertThat(RecordVersion.Origin.values())
        .allSatisfy(o -> assertThat(o.code()).isEqualTo(code(o)));
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private record Called(String name, Object argument) {}

  /** An implementation of the cases that tells which of them was called, and with what. */
  @SuppressWarnings("unchecked")
  private static <C> C recording(Class<? super C> cases) {
    return (C)
        Proxy.newProxyInstance(
            cases.getClassLoader(),
            new Class<?>[] {cases},
            (proxy, method, arguments) -> {
              if (arguments == null || arguments.length != 1) {
                throw new InvocationTargetException(null, method.getName() + " is no case");
              }
              return new Called(method.getName(), arguments[0]);
            });
  }
}
