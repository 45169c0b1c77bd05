package dev.storehand.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storehand.core.schema.Samples.Everything;
import dev.storehand.core.schema.Samples.Key;
import dev.storehand.core.schema.Samples.Perhaps;
import dev.storehand.core.schema.Samples.Widget;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LawsTest {

  @Test
  void theSamplesKeepThem() {
    assertThat(Schemas.breaches(Everything.class)).isEmpty();
    assertThat(Schemas.breaches(Perhaps.class)).isEmpty();
    assertThat(Schemas.breaches(PageMeta.class)).isEmpty();
    assertThat(Schemas.outputBreaches(Key.class)).isEmpty();
    assertThat(Schemas.patchBreaches(Widget.class)).isEmpty();
  }

  record Inner<T>(@Doc("d") int a) {}

  record Types<T>(@Doc("d") int a) {}

  record Foreign(
      @Doc("d") double a,
      @Doc("d") Date b,
      @Doc("d") String[] c,
      @Doc("d") Set<String> d,
      @Doc("d") OptionalInt e,
      @Doc("d") Object f,
      @Doc("d") @Size(max = 1) List<?> g,
      @Doc("d") @Size(max = 1) List<Optional<String>> h,
      @Doc("d") Optional<Optional<String>> i,
      @Doc("d") @Size(max = 1) Map<Integer, @Size(max = 1) String> j,
      @Doc("d") @Size(max = 1) Map<@Size(max = 1) String, Integer> k,
      @Doc("d") Integer l,
      @Doc("d") Inner<String> m,
      @SuppressWarnings("rawtypes") @Doc("d") @Size(max = 1) List n,
      @Doc("d") char o) {}

  @Test
  void aTypeOutsideTheClosedSetIsABreach() {
    assertThat(Schemas.breaches(Foreign.class))
        .containsExactly(
            "Foreign.a has a type outside the closed set: double",
            "Foreign.b has a type outside the closed set: Date",
            "Foreign.c has a type outside the closed set: String[]",
            "Foreign.d has a type outside the closed set: Set",
            "Foreign.e has a type outside the closed set: OptionalInt",
            "Foreign.f has a type outside the closed set: Object",
            "Foreign.g[] has a type outside the closed set: Object",
            "Foreign.h[] has a type outside the closed set: Optional",
            "Foreign.i has a type outside the closed set: Optional",
            "Foreign.j has keys that are not plain texts",
            "Foreign.k has keys that are not plain texts",
            "Foreign.l is boxed: make it plain, or an Optional",
            "Foreign.m is a record with type parameters",
            "Foreign.n has a type outside the closed set: List",
            "Foreign.o has a type outside the closed set: char");
    assertThat(Schemas.breaches(String.class)).containsExactly("String is not a record");
    assertThat(Schemas.breaches(Types.class))
        .containsExactly("Types is a record with type parameters");
  }

  @Test
  void aSchemaOfSuchARecordSaysSoToo() {
    Shape<Foreign> shape = Schemas.input(Foreign.class);
    assertThatThrownBy(shape::schema)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Foreign.a has a type outside the closed set: double\nForeign.b");
  }

  record Loop(@Doc("d") @Size(max = 1) List<Link> links) {}

  record Link(@Doc("d") Optional<Loop> back) {}

  @Test
  void aRecordThatContainsItselfIsABreach() {
    assertThat(Schemas.breaches(Loop.class))
        .containsExactly("Loop.links[].back contains itself: Loop");
    assertThat(Schemas.outputBreaches(Loop.class)).hasSize(1);
    assertThat(Schemas.patchBreaches(Loop.class)).hasSize(1);
  }

  record Part1(@Size(max = 1) String a, @Doc(" ") int b) {}

  record Undocumented(@Size(max = 2) List<Part1> parts) {}

  @Test
  void whatIsNotDocumentedIsABreach() {
    List<String> all =
        List.of(
            "Undocumented.parts has no @Doc",
            "Undocumented.parts[].a has no @Doc",
            "Undocumented.parts[].b has no @Doc");
    assertThat(Schemas.breaches(Undocumented.class)).isEqualTo(all);
    assertThat(Schemas.outputBreaches(Undocumented.class)).isEqualTo(all);
  }

  record Unbounded(
      @Doc("d") String a,
      @Doc("d") List<String> b,
      @Doc("d") Map<String, String> c,
      @Doc("d") BigDecimal d,
      @Doc("d") @DecimalMin("1") Optional<BigDecimal> e,
      @Doc("d") @Size(min = 1) String f,
      @Doc("d") @Pattern(regexp = "a*") String g,
      @Doc("d") @ReadOnly String h) {}

  @Test
  void whatGrowsWithoutBoundIsABreachOfAnInputAlone() {
    assertThat(Schemas.breaches(Unbounded.class))
        .containsExactly(
            "Unbounded.a has no bound",
            "Unbounded.b has no bound",
            "Unbounded.b[] has no bound",
            "Unbounded.c has no bound",
            "Unbounded.c.* has no bound",
            "Unbounded.d has no bound",
            "Unbounded.e has no bound",
            "Unbounded.f has no bound",
            "Unbounded.g has no bound",
            "Unbounded.h has no bound");
    assertThat(Schemas.patchBreaches(Unbounded.class))
        .hasSize(9)
        .doesNotContain("Unbounded.h has no bound");
    assertThat(Schemas.outputBreaches(Unbounded.class)).isEmpty();
  }

  record Misplaced(
      @Doc("d") @Max(3) @Size(max = 3) String a,
      @Doc("d") @Size(max = 3) int b,
      @Doc("d") @Min(3) boolean c,
      @Doc("d") @Email @Size(max = 3) String d,
      @Doc("d") @Positive @DecimalMin("1") BigDecimal e,
      @Doc("d") @Min(4) @Max(3) long f,
      @Doc("d") @Size(min = 4, max = 3) String g,
      @Doc("d") @Pattern(regexp = "(") @Size(max = 3) String h,
      @Doc("d") @Pattern(regexp = "a", flags = Pattern.Flag.CASE_INSENSITIVE) @Size(max = 3)
          String i,
      @Doc("d") @Pattern(regexp = "a") @Pattern(regexp = "b") @Size(max = 3) String j,
      @Doc("d") @DecimalMin(value = "1", inclusive = false) BigDecimal k,
      @Doc("d") @Secret int l,
      @Doc("d") @JsonProperty("No-Good") int m,
      @Doc("d") @Size(max = 10) Optional<TimeOrDay> n,
      @Doc("d") @Pattern(regexp = "a") TimeOrDay o) {}

  @Test
  void anAnnotationThatWouldBeLostIsABreach() {
    assertThat(Schemas.outputBreaches(Misplaced.class))
        .containsExactly(
            "Misplaced.a cannot have @Max",
            "Misplaced.b cannot have @Size",
            "Misplaced.c cannot have @Min",
            "Misplaced.d cannot have @Email",
            "Misplaced.e cannot have @Positive",
            "Misplaced.f has a minimum above its maximum",
            "Misplaced.g has a least size above its greatest",
            "Misplaced.h has a pattern that does not compile: (",
            "Misplaced.i has a pattern with flags",
            "Misplaced.j cannot have @List",
            "Misplaced.k has a bound that is not inclusive",
            "Misplaced.l is @Secret but no text",
            "Misplaced.No-Good is not a name of at most 64 of a-z, 0-9 and _",
            "Misplaced.n cannot have @Size",
            "Misplaced.o cannot have @Pattern");
  }

  record Stamped(@Doc("d") @ReadOnly int revision, @Doc("d") int own) {}

  record Holder(
      @Doc("d") Stamped kept,
      @Doc("d") Optional<Stamped> perhaps,
      @Doc("d") @Size(max = 1) List<Stamped> list,
      @Doc("d") @Size(max = 1) Map<String, Stamped> map,
      @Doc("d") @ReadOnly Optional<Stamped> whole) {}

  @Test
  void aReadOnlyPartThatAPatchCouldLoseIsABreach() {
    assertThat(Schemas.patchBreaches(Holder.class))
        .containsExactly(
            "Holder.perhaps may be cleared or replaced, so nothing in it can be @ReadOnly",
            "Holder.list may be cleared or replaced, so nothing in it can be @ReadOnly",
            "Holder.map may be cleared or replaced, so nothing in it can be @ReadOnly");
    assertThat(Schemas.outputBreaches(Holder.class)).isEmpty();
  }

  record Taken(@Doc("d") @Size(max = 3) Optional<String> unset) {}

  @Test
  void aResourceThatHasAPartCalledUnsetCannotBePatched() {
    assertThat(Schemas.patchBreaches(Taken.class))
        .containsExactly("Taken.unset has the name of the argument that clears");
    assertThat(Schemas.breaches(Taken.class)).isEmpty();
  }
}
