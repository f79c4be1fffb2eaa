package org.gatehouse.probe;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.json.Json;
import org.gatehouse.session.CurrentSession;

/** Answers that are given later, on a thread of nobody or in the request of somebody else. */
@RequestScoped
@Path("probe/async")
public class ProbeAsyncResource {
  private static final Map<String, AsyncResponse> WAITING = new ConcurrentHashMap<>();

  @Inject private CurrentSession session;

  @GET
  @RolesAllowed("**")
  @Path("guarded/{room}")
  public void guarded(@PathParam("room") String room, @Suspended AsyncResponse answer) {
    WAITING.put(room, answer);
  }

  @GET
  @PermitAll
  @Path("open/{room}")
  public void open(@PathParam("room") String room, @Suspended AsyncResponse answer) {
    WAITING.put(room, answer);
  }

  /** Answers the waiting request from within this one. */
  @GET
  @RolesAllowed("**")
  @Path("resume/{room}")
  public String resume(@PathParam("room") String room) throws InterruptedException {
    AsyncResponse answer = WAITING.remove(room);
    for (int i = 0; answer == null && i < 200; i++) {
      Thread.sleep(20);
      answer = WAITING.remove(room);
    }
    if (answer == null) {
      return "nobody waits";
    }
    answer.resume("resumed");
    return session.get().flatMap(s -> s.userText("sub")).orElse("nobody");
  }

  @GET
  @RolesAllowed("**")
  @Path("stage")
  public CompletionStage<String> stage() {
    String name = session.get().flatMap(s -> s.userText("sub")).orElse("nobody");
    CompletableFuture<String> later = new CompletableFuture<>();
    new Thread(() -> later.complete(name)).start();
    return later;
  }

  @GET
  @RolesAllowed("**")
  @Path("update")
  public CompletionStage<String> update() {
    session.update(Json.parseObject("{\"color\":\"red\"}").orElseThrow());
    CompletableFuture<String> later = new CompletableFuture<>();
    new Thread(() -> later.complete("updated")).start();
    return later;
  }
}
