package dev.storehand.edge.rest;

import dev.storehand.core.action.Target;
import dev.storehand.core.action.Verb;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Reply;
import dev.storehand.core.db.Via;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes the calls of actions to the dispatcher and its replies back. It stands before the servlets
 * and routes that the pages use: the registry has its own matcher, so a call would pay for both and
 * gain by neither.
 */
final class ActionHandler extends Handler.Wrapper {
  private static final String LINK = "link";

  private final Dispatcher dispatcher;
  private final Supplier<String> requestIds;

  ActionHandler(Dispatcher dispatcher, Supplier<String> requestIds) {
    this.dispatcher = dispatcher;
    this.requestIds = requestIds;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getPath();
    String method = request.getMethod();
    boolean reads = method.equals("GET") || method.equals("HEAD");
    boolean action =
        reads || method.equals("POST") || method.equals("PATCH") || method.equals("DELETE");
    if (!action || !path.startsWith(RestCalls.BASE_FOLDER)) {
      return super.handle(request, response, callback);
    }
    new Sending(request, response, callback)
        .send(call(request, path, reads ? Verb.GET : Verb.valueOf(method)));
    return true;
  }

  private Reply call(Request request, String path, Verb verb) {
    String id = requestIds.get();
    try {
      String token = token(request);
      Target target = new Target.Path(verb, RestCalls.below(path));
      return dispatcher.call(
          new dev.storehand.core.call.Request(
              id, Via.REST, target, token, found -> Bodies.read(request, found)));
    } catch (RuntimeException failure) {
      return RestCalls.failed(failure, id);
    }
  }

  /** The key of a request, or the link that stands in its place. */
  private static String token(Request request) {
    String key = RestCalls.token(request.getHeaders());
    String query = request.getHttpURI().getQuery();
    return key.isEmpty() && query != null && query.contains(LINK)
        ? QueryString.parse(query).getOrDefault(LINK, List.of("")).get(0)
        : key;
  }
}
