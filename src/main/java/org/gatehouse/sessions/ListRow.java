package org.gatehouse.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.gatehouse.revocation.Target.Kind;

/** A row of {@code auth_session_list}; leaves this room only as {@link ListedSession}. */
@Entity(name = "ListRow")
@Table(name = "auth_session_list")
public class ListRow {
  @Id
  @Column(name = "session_key")
  private String sessionKey;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "began_at")
  private Instant beganAt;

  @Column(name = "began_after")
  private long beganAfter;

  @Column(name = "used_at")
  private Instant usedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "secret_id")
  private String secret;

  private String provider;

  @Column(name = "account_digest")
  private String account;

  @Column(name = "provider_session_digest")
  private String providerSession;

  private String methods;
  private String address;
  private String browser;

  @Column(name = "operating_system")
  private String system;

  /** For JPA. */
  protected ListRow() {}

  ListRow(ListedSession session) {
    this.sessionKey = session.key();
    this.userId = session.subject();
    this.beganAt = session.start();
    this.beganAfter = session.beganAfter();
    this.usedAt = session.used();
    this.expiresAt = session.expires();
    this.secret = session.secret();
    this.provider = session.provider();
    this.account = ListedSession.digest(session.account());
    this.providerSession = ListedSession.digest(session.providerSession());
    this.methods = session.methods();
    this.address = session.device().address();
    this.browser = session.device().browser();
    this.system = session.device().system();
  }

  ListedSession toListed() {
    return new ListedSession(
        sessionKey,
        userId,
        beganAt,
        beganAfter,
        usedAt,
        expiresAt,
        secret,
        provider,
        ListedSession.target(Kind.ACCOUNT, account),
        ListedSession.target(Kind.PROVIDER_SESSION, providerSession),
        methods,
        new Device(address, browser, system));
  }
}
