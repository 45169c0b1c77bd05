package dev.storehand.core.action;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Resource;
import dev.storehand.core.job.ItemLimit;
import dev.storehand.core.job.Job;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.job.NewJob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A bulk action while it is being said. */
final class ManyDraft<F, T extends Resource> implements Steps.Many {
  private static final int MOST_ITEMS = 10_000;

  private final Draft draft;
  private final Action<?, ?> single;
  private final Action<F, Page<T>> list;
  private final List<String> examples = new ArrayList<>();
  private int most = MOST_ITEMS;
  private Optional<BiFunction<ReadTx, Collection<String>, List<String>>> order = Optional.empty();
  private Optional<ItemLimit> limit = Optional.empty();

  ManyDraft(Draft draft, Action<?, ?> single, Action<F, Page<T>> list) {
    this.draft = draft;
    this.single = single;
    this.list = list;
  }

  @Override
  public Steps.Many atMost(int items) {
    most = items;
    return this;
  }

  @Override
  public Steps.Many inOrder(BiFunction<ReadTx, Collection<String>, List<String>> by) {
    order = Optional.of(by);
    return this;
  }

  @Override
  public Steps.Many metered(ItemLimit by) {
    limit = Optional.of(by);
    draft.note(by.sentence());
    return this;
  }

  @Override
  public Steps.Many example(String json) {
    examples.add(json);
    return this;
  }

  @Override
  public Action<Bulk, JobAnswer> starts() {
    draft.note("Send exactly one of items, ids and filter, of at most " + most + " things.");
    Bulking<F, T> bulk = new Bulking<>(single, list, most, order);
    Input<Bulk> input = Input.of(bulk, Reserved.ofWrites(false, draft.loses()));
    Steps.Planning<Bulk> planned = new JobDraft<>(draft, Job.Kind.BULK, input);
    examples.forEach(planned::example);
    return planned.starts((sent, tx) -> metered(bulk.plan(sent, tx)), new Work.Requests(single));
  }

  private NewJob.Plan metered(NewJob.Plan plan) {
    return limit.map(by -> plan.meteredBy(by, plan.total())).orElse(plan);
  }
}
