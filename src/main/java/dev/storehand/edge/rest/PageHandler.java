package dev.storehand.edge.rest;

import dev.storehand.core.call.Answers;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Reply;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what is asked of pages: GET, HEAD as if it were GET, and 405 to every other verb. */
final class PageHandler extends Handler.Wrapper {
  private final List<Pages> pages;
  private final Dispatcher dispatcher;
  private final Supplier<String> requestIds;

  PageHandler(
      List<Pages> pages, Dispatcher dispatcher, Supplier<String> requestIds, Handler inner) {
    super(inner);
    this.pages = pages;
    this.dispatcher = dispatcher;
    this.requestIds = requestIds;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getPath();
    for (Pages some : pages) {
      Optional<Pages.Page> page = some.at(path);
      if (page.isPresent()) {
        answer(page.get(), request).send(request, response, callback);
        return true;
      }
    }
    return super.handle(request, response, callback);
  }

  private WholeAnswer answer(Pages.Page page, Request request) {
    try {
      String verb = request.getMethod();
      return verb.equals("GET") || verb.equals("HEAD")
          ? page.reading().apply(request)
          : RestCalls.answer(refused(page, request, verb));
    } catch (RuntimeException failure) {
      return RestCalls.answer(RestCalls.failed(failure, requestIds.get()));
    }
  }

  private Reply refused(Pages.Page page, Request request, String verb) {
    Problem problem =
        Problem.of(
                Code.METHOD_NOT_ALLOWED,
                RestCalls.shortened(request.getHttpURI().getPath()) + " takes GET, not " + verb)
            .header("Allow", "GET, HEAD");
    return page.keyed()
        ? dispatcher.refuse(problem, RestCalls.token(request.getHeaders()), requestIds.get())
        : Answers.of(problem, requestIds.get(), Optional.empty());
  }
}
