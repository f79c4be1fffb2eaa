package org.gatehouse.harness;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A request in memory. */
public final class FakeRequest {
  public final Map<String, String> headers = new HashMap<>();
  public final Map<String, String> parameters = new HashMap<>();
  public final Map<String, Object> attributes = new HashMap<>();
  public String encoding;
  private final Map<String, Object> answers = new HashMap<>();

  public FakeRequest(String method) {
    answers.put("getMethod", method);
    answers.put("getContentLengthLong", -1L);
    answer("getHeader", arguments -> headers.get(arguments[0]));
    answer(
        "getHeaders",
        arguments ->
            Collections.enumeration(
                headers.containsKey(arguments[0])
                    ? List.of(headers.get(arguments[0]))
                    : List.of()));
    answer("getParameter", arguments -> parameters.get(arguments[0]));
    answer("getAttribute", arguments -> attributes.get(arguments[0]));
    answer("setAttribute", arguments -> attributes.put((String) arguments[0], arguments[1]));
    answer("getCharacterEncoding", arguments -> encoding);
    answer(
        "setCharacterEncoding",
        arguments -> {
          encoding = (String) arguments[0];
          return null;
        });
  }

  /** As {@link Fake}: a value. */
  public FakeRequest with(String method, Object value) {
    answers.put(method, value);
    return this;
  }

  /** With a header. */
  public FakeRequest header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public HttpServletRequest request() {
    return Fake.of(HttpServletRequest.class, answers);
  }

  private void answer(String method, Function<Object[], Object> answer) {
    answers.put(method, answer);
  }
}
