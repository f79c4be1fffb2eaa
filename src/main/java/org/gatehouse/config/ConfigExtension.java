package org.gatehouse.config;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads the configuration while the application is deployed. With a problem the deployment fails:
 * nothing is served, readiness stays down, and the log names each problem and its fix.
 */
public class ConfigExtension implements Extension {
  private static final Logger LOG = System.getLogger(ConfigExtension.class.getName());

  private ConfigReader.Result result;

  void check(@Observes AfterDeploymentValidation validation) {
    ConfigReader.Result read = result();
    read.notices().forEach(notice -> LOG.log(Level.WARNING, notice.line()));
    if (!read.problems().isEmpty()) {
      read.problems().forEach(problem -> LOG.log(Level.ERROR, problem.line()));
      validation.addDeploymentProblem(
          new DeploymentException(
              "The configuration has problems, each with its fix in a line before this one: "
                  + read.problems().stream().map(Problem::code).collect(Collectors.joining(", "))));
    } else {
      LOG.log(
          Level.INFO,
          "Configured: {0}; {1}.",
          read.config().development() ? "development" : "production",
          read.config().settings());
    }
  }

  synchronized ConfigReader.Result result() {
    if (result == null) {
      result = ConfigReader.read(ConfigProvider.getConfig(), Path.of(""));
    }
    return result;
  }
}
