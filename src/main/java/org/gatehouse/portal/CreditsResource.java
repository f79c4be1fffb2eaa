package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;
import org.gatehouse.json.Json;
import org.gatehouse.problem.ProblemDetail;

/**
 * Spends the caller's credits. The browser then calls {@code update({credits: true})}, and {@link
 * PortalUpdates} reads the new number: no browser ever says how many there are.
 */
@Path("credits")
@RequestScoped
@RolesAllowed("**")
@Produces(MediaType.APPLICATION_JSON)
public class CreditsResource {
  private static final int MOST = 1000;

  @Inject private Credits credits;

  @GET
  public String mine() {
    return json(credits.mine());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response spend(InputStream body) throws IOException {
    OptionalInt many = Bodies.object(body).map(CreditsResource::many).orElse(OptionalInt.empty());
    if (many.isEmpty()) {
      return Bodies.refused("spend must be a whole number from 1 to " + MOST + ".");
    }
    OptionalInt left = credits.spend(many.getAsInt());
    return left.isPresent()
        ? Response.ok(json(left.getAsInt())).build()
        : Bodies.problem(
            new ProblemDetail(409, "NotEnoughCredits", "Not enough credits", "Nothing was spent."));
  }

  private static OptionalInt many(JsonObject object) {
    return object.get("spend") instanceof JsonNumber number
            && number.toString().matches("[1-9][0-9]{0,3}")
            && number.intValue() <= MOST
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  private static String json(int credits) {
    return Json.PROVIDER.createObjectBuilder().add("credits", credits).build().toString();
  }
}
