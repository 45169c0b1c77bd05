package dev.storehand.core.job;

/**
 * How many items of some bulk actions a shop may send, in either mode for itself.
 *
 * @param name what they are counted as
 * @param inFiveMinutes in any 5 minutes; 0 for no limit
 * @param inDay from midnight to midnight, UTC; 0 for no limit
 */
public record ItemLimit(String name, int inFiveMinutes, int inDay) {

  /** It, as a note says it. */
  public String sentence() {
    return "Metered, with the other batches of "
        + name
        + ": as the server is set up, usually 500 items in any 5 minutes and 50,000 a day; beyond that, 429.";
  }
}
