package org.gatehouse.portal;

import jakarta.json.JsonObject;
import org.gatehouse.json.Json;

/** A project of a tenant. */
public record Project(String id, String name, String createdBy) {
  JsonObject toJson() {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("id", id)
        .add("name", name)
        .add("createdBy", createdBy)
        .build();
  }
}
