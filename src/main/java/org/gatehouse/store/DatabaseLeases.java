package org.gatehouse.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.gatehouse.database.FirstRow;

/** {@link Leases} in table {@code auth_leases}. */
@ApplicationScoped
class DatabaseLeases implements Leases {
  private static final String NOBODY = "nobody";

  private final String holder = UUID.randomUUID().toString();

  @Inject private OnceRows rows;
  @Inject private Clock clock;

  @Override
  public boolean acquire(String name, Duration length) {
    Instant now = clock.instant();
    Instant end = now.plus(length);
    if (rows.takeOver(name, holder, now, end)) {
      return true;
    }
    BooleanSupplier exists = () -> rows.holder(name).isPresent();
    return !exists.getAsBoolean() && FirstRow.create(() -> rows.lease(name, holder, end), exists);
  }

  @Override
  public void release(String name) {
    rows.pass(name, holder, holder, clock.instant());
  }

  @Override
  public void pause(String name, Duration length) {
    rows.pass(name, holder, NOBODY, clock.instant().plus(length));
  }

  @Override
  public boolean isPaused(String name) {
    return rows.holder(name).filter(NOBODY::equals).isPresent();
  }
}
