package dev.storehand.core.call;

import dev.storehand.core.action.Target;
import dev.storehand.core.db.Via;

/**
 * One call, whatever face it came through.
 *
 * @param id {@code req_…}; in the log, in the answer, in events
 * @param token the caller's key, empty if none was sent
 */
public record Request(String id, Via via, Target target, String token, Arguments arguments) {}
