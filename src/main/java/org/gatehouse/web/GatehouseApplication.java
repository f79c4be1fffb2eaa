package org.gatehouse.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JAX-RS application: all resources of the WAR lie below {@code /api}. */
@ApplicationPath("api")
public class GatehouseApplication extends Application {}
