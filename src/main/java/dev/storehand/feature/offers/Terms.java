package dev.storehand.feature.offers;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What buyers agree to. */
@Doc("What the buyers of an offer agree to.")
public record Terms(
    @Doc("Whether they have to.") boolean enabled,
    @Doc("What they agree to; may be empty.") @Size(max = 2000) @Means(Template.class) String text,
    @Doc("Whether the button waits until the box is ticked.") boolean buttonDisabledUntilAccepted) {

  static Terms usual() {
    return new Terms(false, "I agree that this is a preorder and is sent later.", true);
  }

  List<Fault> faults(String path) {
    return enabled && text.isBlank()
        ? List.of(new Fault(path + ".text", "is missing: there is nothing to agree to"))
        : List.of();
  }
}
