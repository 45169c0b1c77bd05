package dev.storehand.feature.activity;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Room;
import dev.storehand.core.call.AuditEntry;
import dev.storehand.core.call.AuditStore;
import dev.storehand.core.call.Event;
import dev.storehand.core.call.EventStore;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** Lists of what happened. */
public final class ActivityActions extends Actions {
  /** The room of activity. */
  public static final Room ROOM =
      new Room(
          "activity",
          "Events and audit",
          "Events say what changed, in the order of commits: to follow a shop, call `list_events` with `sort=seq` and"
              + " `after_seq` set to the last number you saw. The audit says who called which write with what input.");

  private final EventStore events = new EventStore();
  private final AuditStore audit = new AuditStore();
  private final ShopDays days;

  public ActivityActions(ShopDays days) {
    super(ROOM);
    this.days = days;
  }

  record ListEvents(
      @Doc("Only this type, or a family such as stock.item.*.")
          @Size(max = 80)
          @Pattern(
              regexp = "^[a-z_]+(\\.[a-z_]+)*(\\.\\*)?$",
              message = "must be a type such as stock.item.updated or stock.*")
          Optional<String> type,
      @Doc("Only what happened to the thing of this id.") @Size(max = 64)
          Optional<String> subjectId,
      @Doc("Only what the key of this id did.") @Size(max = 64) Optional<String> actor,
      @Doc("Only what came through this face.") Optional<Via> via,
      @Doc("Only events after this number: the way to follow them.") @Min(0) @Max(9007199254740991L)
          Optional<Long> afterSeq,
      @Doc("From this time on.") Optional<TimeOrDay> from,
      @Doc("Up to this time, inclusive.") Optional<TimeOrDay> to) {}

  final Action<ListEvents, Page<Event>> listEvents =
      get("/events")
          .named("list_events")
          .says("List what happened in the shop, newest first, with what changed and who did it.")
          .note("To miss nothing, follow seq: sort=seq and after_seq set to the last number seen.")
          .alsoCalled(
              "what happened",
              "recent changes",
              "activity feed",
              "history of a product",
              "news of the shop",
              "what changed lately")
          .takes(ListEvents.class)
          .lists(Event.class, "events", "seq")
          .example(
              new ListEvents(
                  Optional.of("market.*"),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()))
          .reads(this::events);

  private Page<Event> events(ListEvents in, Paging paging, ReadTx tx) {
    return events.list(
        tx,
        paging,
        new EventStore.Filter(
            in.type(),
            in.subjectId(),
            in.actor(),
            in.via(),
            in.afterSeq(),
            days.first(tx, in.from()),
            days.last(tx, in.to())));
  }

  record ListAuditEntries(
      @Doc("Only calls of this action.") @Size(max = 40) Optional<String> action,
      @Doc("Only calls by the key of this id.") @Size(max = 64) Optional<String> actor,
      @Doc("From this time on.") Optional<TimeOrDay> from,
      @Doc("Up to this time, inclusive.") Optional<TimeOrDay> to) {}

  final Action<ListAuditEntries, Page<AuditEntry>> listAuditEntries =
      get("/audit")
          .named("list_audit_entries")
          .says(
              "List the accepted writes, newest first: who called which action, through which face, with what input.")
          .alsoCalled(
              "who deleted something",
              "who changed this",
              "audit log",
              "who did what",
              "who edited a price",
              "which calls were made")
          .takes(ListAuditEntries.class)
          .lists(AuditEntry.class, "audit_entries", "created_at")
          .example(
              new ListAuditEntries(
                  Optional.of("create_market"),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()))
          .reads(this::audit);

  private Page<AuditEntry> audit(ListAuditEntries in, Paging paging, ReadTx tx) {
    return audit.list(
        tx, paging, in.action(), in.actor(), days.first(tx, in.from()), days.last(tx, in.to()));
  }
}
